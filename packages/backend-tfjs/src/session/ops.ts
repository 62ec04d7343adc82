import { type DType, type Shape, sizeOf } from '@ortho/core'
import { type NamedAttrMap, type Tensor as TfTensor, concat } from '@tensorflow/tfjs-core'
import { dtypeOfTf, tfDType } from './session.ts'
import type { Session } from './session.ts'

/** A tensor, or a number that stands for a constant in the dtype of the other operand. */
export type Operand = TfTensor | number

/** Kernels of TensorFlow.js in words that make formulas. Operands stretch to each other; nothing is disposed on the way. */
export class Ops {
  /** Whose kernels they are. */
  readonly session: Session

  constructor(session: Session) {
    this.session = session
  }

  /** A kernel of one operand `x`. */
  unary(kernel: string, x: TfTensor, attrs?: NamedAttrMap): TfTensor {
    return this.session.call(kernel, { x }, attrs)
  }

  /** A kernel of operands `a` and `b`, one of which may be a number. */
  binary(kernel: string, a: Operand, b: Operand): TfTensor {
    if (typeof a === 'number')
      return typeof b === 'number' ? this.binary(kernel, this.scalar(a), b) : this.binary(kernel, this.scalar(a, dtypeOfTf(b)), b)
    return this.session.call(kernel, { a, b: typeof b === 'number' ? this.scalar(b, dtypeOfTf(a)) : b })
  }

  add(a: Operand, b: Operand): TfTensor {
    return this.binary('Add', a, b)
  }

  sub(a: Operand, b: Operand): TfTensor {
    return this.binary('Sub', a, b)
  }

  mul(a: Operand, b: Operand): TfTensor {
    return this.binary('Multiply', a, b)
  }

  div(a: Operand, b: Operand): TfTensor {
    return this.binary('RealDiv', a, b)
  }

  /** Both of two bools. */
  and(a: TfTensor, b: TfTensor): TfTensor {
    return this.binary('LogicalAnd', a, b)
  }

  /** Either of two bools. */
  or(a: TfTensor, b: TfTensor): TfTensor {
    return this.binary('LogicalOr', a, b)
  }

  not(x: TfTensor): TfTensor {
    return this.unary('LogicalNot', x)
  }

  isNaN(x: TfTensor): TfTensor {
    return this.unary('IsNan', x)
  }

  /** `condition ? t : e`; tensors have the shape of the condition. */
  select(condition: TfTensor, t: Operand, e: Operand): TfTensor {
    const dtype = typeof t === 'number' ? (typeof e === 'number' ? 'float32' : dtypeOfTf(e)) : dtypeOfTf(t)
    const whole = (x: Operand): TfTensor => (typeof x === 'number' ? this.fill(condition.shape, dtype, x) : x)
    // With bools the kernel of the wasm backend writes four bytes an element, over memory that is not its own.
    if (dtype === 'bool') return this.or(this.and(condition, whole(t)), this.and(this.not(condition), whole(e)))
    return this.session.call('Select', { condition, t: whole(t), e: whole(e) })
  }

  /** Σ cᵢ·xⁱ, highest power first, in Horner's order. */
  polynomial(coefficients: readonly number[], x: TfTensor): TfTensor {
    const [first = 0, second = 0, ...rest] = coefficients
    return rest.reduce((sum, c) => this.add(this.mul(sum, x), c), this.add(this.mul(x, first), second))
  }

  scalar(value: number, dtype: DType = 'float32'): TfTensor {
    const data = dtype === 'float32' ? Float32Array.of(value) : dtype === 'int32' ? Int32Array.of(value) : Uint8Array.of(value)
    return this.session.constant(data, [], dtype)
  }

  /** A constant. */
  fill(shape: Shape, dtype: DType, value: number): TfTensor {
    // Some backends have no memory to point to for a tensor without elements.
    if (sizeOf(shape) === 0) return this.session.constant(emptyArray(dtype), shape, dtype)
    return this.session.call('Fill', {}, { shape: [...shape], value: dtype === 'int32' ? Math.trunc(value) : value, dtype: tfDType(dtype) })
  }

  /** `x` in another dtype: towards zero to int32, `x ≠ 0` to bool. */
  cast(x: TfTensor, dtype: DType): TfTensor {
    const to = tfDType(dtype)
    if (x.dtype === to) return x
    if (to === 'bool') return this.binary('NotEqual', x, 0)
    const y = this.unary('Cast', x, { dtype: to })
    // Where the cast only renames its elements they are still those of the other dtype; an operation makes new ones.
    if (!this.session.defects.has('Cast')) return y
    return to === 'float32' ? this.mul(y, 1) : this.add(y, 0)
  }

  /** The elements in row-major order under another shape of the same size. */
  reshape(x: TfTensor, shape: Shape): TfTensor {
    if (shape.length === x.shape.length && shape.every((n, axis) => n === x.shape[axis])) return x
    return this.unary('Reshape', x, { shape: [...shape] })
  }

  slice(x: TfTensor, begin: readonly number[], size: readonly number[]): TfTensor {
    return begin.every((at, axis) => at === 0 && size[axis] === x.shape[axis])
      ? x
      : this.unary('Slice', x, { begin: [...begin], size: [...size] })
  }

  /** Axis i of the result is axis `perm[i]` of `x`. */
  transpose(x: TfTensor, perm: readonly number[]): TfTensor {
    return perm.every((from, to) => from === to) ? x : this.unary('Transpose', x, { perm: [...perm] })
  }

  /** The named axes backwards. */
  reverse(x: TfTensor, dims: readonly number[]): TfTensor {
    if (dims.length === 0) return x
    // As for `select`: bools go as integers.
    if (x.dtype === 'bool') return this.cast(this.reverse(this.cast(x, 'int32'), dims), 'bool')
    return this.unary('Reverse', x, { dims: [...dims] })
  }

  /** Each axis `reps[i]` times. */
  tile(x: TfTensor, reps: readonly number[]): TfTensor {
    return reps.every((n) => n === 1) ? x : this.unary('Tile', x, { reps: [...reps] })
  }

  concat(parts: readonly TfTensor[], axis: number): TfTensor {
    return parts.length === 1 ? parts[0]! : concat([...parts], axis)
  }

  /** Elements of `x` along `axis` at int32 indices of one axis. */
  gather(x: TfTensor, indices: TfTensor, axis: number): TfTensor {
    return this.session.call('GatherV2', { x, indices }, { axis, batchDims: 0 })
  }
}

function emptyArray(dtype: DType): Float32Array | Int32Array | Uint8Array {
  return dtype === 'float32' ? new Float32Array() : dtype === 'int32' ? new Int32Array() : new Uint8Array()
}
