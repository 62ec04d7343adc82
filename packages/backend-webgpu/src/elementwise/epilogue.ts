import { type DType, type View } from '@ortho/core'
import { mergedAxes, splitIndex } from '../wgsl/axes.ts'
import { helpers } from '../wgsl/helpers.ts'
import { elementType } from '../wgsl/program.ts'
import type { Words } from '../wgsl/words.ts'
import type { Expression, Leaf } from './expression.ts'
import { computeFunction } from './kernel.ts'

/** What a program does with each element that it has found, instead of writing it. */
export interface Epilogue {
  /** WGSL functions, among them `finish(value: f32, i: u32)`, for element number i in row-major order. */
  readonly functions: string
  /** Types of its operands, which the program binds after its own. */
  readonly reads: readonly string[]
  /** Type of what `finish` returns. */
  readonly type: string
}

/** An expression whose leaf `found` is what a program computes. */
export interface Finish {
  readonly expression: Expression
  /** Type of the expression. */
  readonly dtype: DType
  readonly found: Leaf
}

/** The operands of an epilogue: all leaves but the one that the program has found. */
export function finishOperands({ expression: { shape, leaves }, found }: Finish): View[] {
  return leaves.filter((leaf) => leaf !== found).map((leaf) => ({ ...leaf, shape }))
}

/**
 * The text of an epilogue.
 *
 * @param first - number of the binding of its first operand.
 */
export function epilogueOf(finish: Finish, words: Words, first: number): Epilogue {
  const { expression, dtype, found } = finish
  const operands = finishOperands(finish)
  const axes = mergedAxes(expression.shape, operands.map(({ strides }) => strides)) // prettier-ignore
  const compute = computeFunction(expression, dtype, words)
  const sizes = axes.sizes.map((size) => words.add(size))
  const element = (k: number): string => {
    const start = words.add(operands[k]!.offset)
    const steps = axes.strides[k]!.map((stride, axis) => (stride === 0 ? '' : ` + c${axis} * ${words.add(stride)}`))
    return `in${first + k}[${start}${steps.join('')}]`
  }
  let k = 0
  const values = expression.leaves.map((leaf) => (leaf === found ? 'value' : element(k++)))
  const split = operands.some(({ strides }) => strides.some((stride) => stride !== 0))
    ? splitIndex(sizes.length, (axis) => sizes[axis]!)
    : ''
  const functions = `${helpers(compute)}${compute}fn finish(value: f32, i: u32) -> ${elementType(dtype)} {
${split}  return compute(${values.join(', ')});
}
`
  return { functions, reads: operands.map((operand) => elementType(operand.dtype)), type: elementType(dtype) }
}
