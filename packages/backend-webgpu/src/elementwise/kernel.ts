import { type DType, type Shape, sizeOf } from '@ortho/core'
import { type Axes, mergedAxes, splitIndex } from '../wgsl/axes.ts'
import { helpers } from '../wgsl/helpers.ts'
import { operationText } from '../wgsl/operations.ts'
import { bindings, elementProgram, elementType, floatBits, groupsFor } from '../wgsl/program.ts'
import { Words } from '../wgsl/words.ts'
import type { Constant, Expression, Leaf, Node } from './expression.ts'

/** A program that computes an expression, with what to bind but for the buffers. */
export interface ElementwiseKernel {
  readonly code: string
  readonly params: readonly number[]
  readonly groups: readonly [x: number, y: number, z: number]
}

/** Where the elements of an expression, or of a part of it, lie. */
export interface Placement {
  readonly shape: Shape
  /** For each leaf, elements to step per axis, and the first element. */
  readonly leaves: readonly Steps[]
  /** Where the result goes. Default: one element after the other, from the first on. */
  readonly result?: Steps | undefined
}

/** Elements to step per axis, and the first element. */
export interface Steps {
  readonly strides: readonly number[]
  readonly offset: number
}

/** How the elements of a leaf lie: one after the other, all the same one, or with strides. */
type Access = 'run' | 'same' | 'strided'

/** The program of an expression; numbers go into its parameters, so that one program serves all sizes and constants. */
export function elementwiseKernel(
  { root, leaves, ...rest }: Expression,
  dtype: DType,
  place: Placement = { ...rest, leaves },
): ElementwiseKernel {
  const { shape, leaves: steps, result } = place
  const count = sizeOf(shape)
  const axes = mergedAxes(
    shape,
    [...steps, ...(result === undefined ? [] : [result])].map(({ strides }) => strides),
  )
  const access = steps.map((_, k): Access => accessOf(axes.sizes, axes.strides[k]!))
  const wide = result === undefined && access.every((kind, k) => kind === 'same' || (kind === 'run' && steps[k]!.offset % 4 === 0))
  const params = new Words()
  const total = params.add(wide ? Math.ceil(count / 4) : count)
  const compute = computeFunction({ root, leaves }, dtype, params)
  const type = (of: DType): string => (wide ? `vec4<${elementType(of)}>` : elementType(of))
  const reads = leaves.map((leaf, k) => (wide && access[k] === 'run' ? type(leaf.dtype) : elementType(leaf.dtype)))
  const body = wide ? wideBody(steps, access, params) : plainBody(place, axes, access, params)
  const code = bindings(reads, [type(dtype)]) + helpers(compute) + compute + elementProgram(total, body)
  return { code, params: params.list, groups: groupsFor(wide ? Math.ceil(count / 4) : count) }
}

/** WGSL `compute(x0, x1, …)`: the root of an expression from the elements of its leaves. Constants become parameters. */
export function computeFunction({ root, leaves }: Pick<Expression, 'root' | 'leaves'>, dtype: DType, params: Words): string {
  const constants = new Map<Constant, string>()
  collectConstants(root, (constant) => constants.set(constant, constantText(constant, params)))
  return `fn compute(${leaves.map((leaf, k) => `x${k}: ${elementType(leaf.dtype)}`).join(', ')}) -> ${elementType(dtype)} {
  return ${textOf(root, leaves, constants)};
}
`
}

function accessOf(sizes: readonly number[], strides: readonly number[]): Access {
  if (strides.every((stride) => stride === 0)) return 'same'
  return sizes.length === 1 && strides[0] === 1 ? 'run' : 'strided'
}

/** Four elements a thread. */
function wideBody(leaves: readonly Steps[], access: readonly Access[], params: Words): string {
  const lines = leaves.map(({ offset }, k) =>
    access[k] === 'same' ? `  let v${k} = in${k}[${params.add(offset)}];` : `  let v${k} = in${k}[i + ${params.add(offset / 4)}];`,
  )
  const part = (lane: string): string => `compute(${leaves.map((_, k) => (access[k] === 'same' ? `v${k}` : `v${k}.${lane}`)).join(', ')})`
  return [...lines, `  out0[i] = vec4(${['x', 'y', 'z', 'w'].map(part).join(', ')});`].join('\n')
}

function plainBody({ leaves, result }: Placement, { sizes, strides }: Axes, access: readonly Access[], params: Words): string {
  const texts = sizes.map((size) => params.add(size))
  const split = result !== undefined || access.includes('strided') ? splitIndex(sizes.length, (axis) => texts[axis]!) : ''
  const placeOf = (offset: number, own: readonly number[]): string => {
    const start = params.add(offset)
    return `${start}${own.map((stride, axis) => (stride === 0 ? '' : ` + c${axis} * ${params.add(stride)}`)).join('')}`
  }
  const values = leaves.map(({ offset }, k) => {
    if (access[k] === 'strided') return `in${k}[${placeOf(offset, strides[k]!)}]`
    return access[k] === 'same' ? `in${k}[${params.add(offset)}]` : `in${k}[i + ${params.add(offset)}]`
  })
  const to = result === undefined ? 'i' : placeOf(result.offset, strides.at(-1)!)
  return `${split}  out0[${to}] = compute(${values.join(', ')});`
}

function collectConstants(node: Node, note: (constant: Constant) => void): void {
  if (node.kind === 'constant') note(node)
  else if (node.kind === 'inner') node.operands.forEach((operand) => { collectConstants(operand, note) }) // prettier-ignore
}

function constantText({ dtype, value }: Constant, params: Words): string {
  if (dtype === 'float32') return `bitcast<f32>(${params.add(floatBits(value))})`
  const text = params.add(dtype === 'bool' ? Number(value !== 0) : value)
  return dtype === 'int32' ? `bitcast<i32>(${text})` : text
}

function textOf(node: Node, leaves: readonly Leaf[], constants: ReadonlyMap<Constant, string>): string {
  if (node.kind === 'leaf') return `x${leaves.indexOf(node)}`
  if (node.kind === 'constant') return constants.get(node)!
  const { operation, dtype, operands } = node
  // The condition of a selection is bool whatever is selected.
  const from = operands[operation.kind === 'select' ? 1 : 0]!.dtype
  return operationText(operation, from, dtype, operands.map((operand) => textOf(operand, leaves, constants))) // prettier-ignore
}
