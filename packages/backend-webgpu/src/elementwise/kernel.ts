import { type DType, sizeOf } from '@ortho/core'
import { mergedAxes, splitIndex } from '../wgsl/axes.ts'
import { helpers } from '../wgsl/helpers.ts'
import { operationText } from '../wgsl/operations.ts'
import { bindings, elementProgram, elementType, floatBits, groupsFor, word } from '../wgsl/program.ts'
import type { Constant, Expression, Leaf, Node } from './expression.ts'

/** A program that computes an expression, with what to bind but for the buffers. */
export interface ElementwiseKernel {
  readonly code: string
  readonly params: readonly number[]
  readonly groups: readonly [x: number, y: number, z: number]
}

/** How the elements of a leaf lie: one after the other, all the same one, or with strides. */
type Access = 'run' | 'same' | 'strided'

/** The program of an expression; numbers go into its parameters, so that one program serves all sizes and constants. */
export function elementwiseKernel({ shape, root, leaves }: Expression, dtype: DType): ElementwiseKernel {
  const count = sizeOf(shape)
  const axes = mergedAxes(shape, leaves.map(({ strides }) => strides)) // prettier-ignore
  const access = axes.strides.map((own): Access => accessOf(axes.sizes, own))
  const wide = access.every((kind, k) => kind === 'same' || (kind === 'run' && leaves[k]!.offset % 4 === 0))
  const params = new Params()
  const total = params.add(wide ? Math.ceil(count / 4) : count)
  const constants = new Map<Constant, string>()
  collectConstants(root, (constant) => constants.set(constant, constantText(constant, params)))
  const compute = `fn compute(${leaves.map((leaf, k) => `x${k}: ${elementType(leaf.dtype)}`).join(', ')}) -> ${elementType(dtype)} {
  return ${textOf(root, leaves, constants)};
}
`
  const type = (of: DType): string => (wide ? `vec4<${elementType(of)}>` : elementType(of))
  const reads = leaves.map((leaf, k) => (wide && access[k] === 'run' ? type(leaf.dtype) : elementType(leaf.dtype)))
  const body = wide ? wideBody(leaves, access, params) : plainBody(leaves, axes, access, params)
  const code = bindings(reads, [type(dtype)]) + helpers(compute) + compute + elementProgram(total, body)
  return { code, params: params.words, groups: groupsFor(wide ? Math.ceil(count / 4) : count) }
}

/** Words of a launch as they are asked for. */
class Params {
  readonly words: number[] = []

  /** Adds a word; its text. */
  add(value: number): string {
    this.words.push(value >>> 0)
    return word(this.words.length - 1)
  }
}

function accessOf(sizes: readonly number[], strides: readonly number[]): Access {
  if (strides.every((stride) => stride === 0)) return 'same'
  return sizes.length === 1 && strides[0] === 1 ? 'run' : 'strided'
}

/** Four elements a thread. */
function wideBody(leaves: readonly Leaf[], access: readonly Access[], params: Params): string {
  const lines = leaves.map(({ offset }, k) =>
    access[k] === 'same' ? `  let v${k} = in${k}[${params.add(offset)}];` : `  let v${k} = in${k}[i + ${params.add(offset / 4)}];`,
  )
  const part = (lane: string): string => `compute(${leaves.map((_, k) => (access[k] === 'same' ? `v${k}` : `v${k}.${lane}`)).join(', ')})`
  return [...lines, `  out0[i] = vec4(${['x', 'y', 'z', 'w'].map(part).join(', ')});`].join('\n')
}

function plainBody(
  leaves: readonly Leaf[],
  { sizes, strides }: ReturnType<typeof mergedAxes>,
  access: readonly Access[],
  params: Params,
): string {
  const texts = sizes.map((size) => params.add(size))
  const split = access.includes('strided') ? splitIndex(sizes.length, (axis) => texts[axis]!) : ''
  const values = leaves.map(({ offset }, k) => {
    const start = params.add(offset)
    if (access[k] === 'same') return `in${k}[${start}]`
    if (access[k] === 'run') return `in${k}[i + ${start}]`
    const steps = strides[k]!.map((stride, axis) => (stride === 0 ? '' : ` + c${axis} * ${params.add(stride)}`))
    return `in${k}[${start}${steps.join('')}]`
  })
  return `${split}  out0[i] = compute(${values.join(', ')});`
}

function collectConstants(node: Node, note: (constant: Constant) => void): void {
  if (node.kind === 'constant') note(node)
  else if (node.kind === 'inner') node.operands.forEach((operand) => { collectConstants(operand, note) }) // prettier-ignore
}

function constantText({ dtype, value }: Constant, params: Params): string {
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
