import type { BinaryOp, CompareOp, DType, Shape, UnaryOp, UnaryTest } from '@ortho/core'
import type { GpuStorage } from '../memory/storage.ts'
import { PARAMETER_WORDS } from '../queue/recorder.ts'

/** What the nodes of an expression do. */
export type Operation =
  | { readonly kind: 'unary'; readonly op: UnaryOp }
  | { readonly kind: 'test'; readonly op: UnaryTest }
  | { readonly kind: 'binary'; readonly op: BinaryOp }
  | { readonly kind: 'compare'; readonly op: CompareOp }
  | { readonly kind: 'select' }
  | { readonly kind: 'cast' }

/** A window on a storage that has a buffer. */
export interface Leaf {
  readonly kind: 'leaf'
  readonly storage: GpuStorage
  readonly dtype: DType
  /** Elements to step per axis of the expression. */
  readonly strides: readonly number[]
  readonly offset: number
}

/** The same number everywhere. */
export interface Constant {
  readonly kind: 'constant'
  readonly dtype: DType
  readonly value: number
}

/** An operation on the elements of its operands. */
export interface Inner {
  readonly kind: 'inner'
  readonly operation: Operation
  /** Type of its result. */
  readonly dtype: DType
  readonly operands: readonly Node[]
}

/** A part of an expression. */
export type Node = Leaf | Constant | Inner

/** Elements of `shape`, each computed by `root` from the elements of the leaves at its index. */
export interface Expression {
  readonly shape: Shape
  readonly root: Node
  /** Its leaves, each window once. */
  readonly leaves: readonly Leaf[]
  /** Number of operations. */
  readonly size: number
  /** Number of constants, each a parameter of its kernel. */
  readonly constants: number
}

/** Most leaves of an expression: each is a binding of its kernel. */
export const MOST_LEAVES = 6

/** Most operations of an expression. */
export const MOST_OPERATIONS = 48

/** The expression of an operation on others of the same shape. */
export function combined(shape: Shape, operation: Operation, dtype: DType, operands: readonly Expression[]): Expression {
  const leaves: Leaf[] = []
  const place = (leaf: Leaf): Leaf => {
    const same = leaves.find((other) => sameWindow(other, leaf))
    if (same !== undefined) return same
    leaves.push(leaf)
    return leaf
  }
  const merged = (node: Node): Node => {
    if (node.kind === 'leaf') return place(node)
    return node.kind === 'constant' ? node : { ...node, operands: node.operands.map(merged) }
  }
  const root: Inner = { kind: 'inner', operation, dtype, operands: operands.map(({ root: operand }) => merged(operand)) }
  const total = (of: 'size' | 'constants'): number => operands.reduce((sum, operand) => sum + operand[of], 0)
  return { shape, root, leaves, size: 1 + total('size'), constants: total('constants') }
}

/** Whether one kernel can compute an expression: it has bindings for its leaves and words for all numbers. */
export function fitsOneKernel(expression: Expression): boolean {
  return expression.leaves.length <= MOST_LEAVES && expression.size <= MOST_OPERATIONS && expressionWords(expression) <= PARAMETER_WORDS
}

/** Parameters of an expression: the count, the sizes and strides of the axes, and the offsets; at most, since axes may merge. */
export function expressionWords({ shape, leaves, constants }: Expression): number {
  return 1 + shape.length + leaves.length * (shape.length + 1) + constants
}

/** Whether two windows show the same elements. */
export function sameWindow(a: Leaf, b: Leaf): boolean {
  return a.storage === b.storage && a.offset === b.offset && a.strides.every((stride, axis) => stride === b.strides[axis])
}

/** A window as an expression. */
export function leafExpression(shape: Shape, leaf: Leaf): Expression {
  return { shape, root: leaf, leaves: [leaf], size: 0, constants: 0 }
}

/** A constant as an expression. */
export function constantExpression(shape: Shape, dtype: DType, value: number): Expression {
  return { shape, root: { kind: 'constant', dtype, value }, leaves: [], size: 0, constants: 1 }
}
