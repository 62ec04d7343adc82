import type { Tensor } from '@ortho/core'
import {
  BackendError,
  type ComplexStorage,
  type FloatArray,
  OptionError,
  ShapeError,
  type Storage,
  type TensorLike,
  type View,
  asFloat,
  showShape,
  stridesOf,
  tensorFrom,
} from '@ortho/core'
import { defaultSession, sessionOf } from '../backend.ts'
import type { Session } from '../lapack/job.ts'

/** An operand of an asynchronous function, and where it is worked on. */
export interface Operand {
  readonly session: Session
  readonly tensor: Tensor
  /** Its elements in host memory. */
  readonly view: View
  readonly m: number
  readonly n: number
  readonly batch: readonly number[]
}

/** @throws ShapeError, OptionError, BackendError unless `a` is a batch of finite matrices in host memory. */
export function operand(where: string, a: TensorLike): Operand {
  const tensor = plain(where, asFloat(a))
  const [m, n] = tensor.shape.slice(-2)
  if (m === undefined || n === undefined) {
    throw new ShapeError({ where, argument: 'a', expected: 'a matrix or a batch of them', received: showShape(tensor.shape) })
  }
  requireFinite(where, tensor)
  return { session: sessionOf(tensor.backend) ?? defaultSession(), tensor, view: viewOf(tensor), m, n, batch: tensor.shape.slice(0, -2) }
}

/** The same for square matrices. */
export function squareOperand(where: string, a: TensorLike): Operand {
  const found = operand(where, a)
  if (found.m === found.n) return found
  throw new ShapeError({ where, argument: 'a', expected: 'square, […, n, n]', received: showShape(found.tensor.shape) })
}

/** The tensor itself. @throws OptionError where it is being differentiated, BackendError where the host cannot read it. */
export function plain(where: string, x: Tensor): Tensor {
  if (x.trace !== undefined) {
    throw new OptionError({
      where,
      expected: 'used without derivatives',
      received: 'an operand that is differentiated',
      hint: 'Use the function without `Async`, or `stopGradient` on the operand.',
    })
  }
  if (x.backend.downloadSync !== undefined) return x
  throw new BackendError({
    where,
    expected: 'given tensors that the host can read',
    received: `one on ${x.backend.name}`,
    hint: "Move it: `await x.to('cpu')`.",
  })
}

/** The elements of a tensor in typed arrays. */
export function viewOf(x: Tensor): View {
  if (x.storage instanceof Float64Array || x.storage instanceof Float32Array) return x
  return { storage: x.dataSync(), dtype: x.dtype, shape: x.shape, strides: stridesOf(x.shape), offset: 0 }
}

/** @throws OptionError naming the first element that is NaN or infinite. */
export function requireFinite(where: string, x: Tensor, argument = 'a'): void {
  const data = x.dataSync()
  // 0·x is 0 for numbers and NaN for what is none, and sums tell in a single pass whether there is any of that.
  let sum = 0
  for (let i = 0; i < data.length; i++) sum += 0 * data[i]!
  if (sum === 0) return
  const at = data.findIndex((value) => !Number.isFinite(value))
  const columns = x.shape.at(-1) ?? 1
  const received = `${data[at]!} in row ${Math.floor(at / columns)}, column ${at % columns}`
  throw new OptionError({ where, argument, expected: 'finite', received, hint: 'Rows of a batch are counted through.' })
}

/** A result on the backend of an operand. */
export function resultFor({ tensor, batch }: Pick<Operand, 'tensor' | 'batch'>, data: Storage, ...matrix: number[]): Tensor {
  const shape = [...batch, ...matrix]
  return tensorFrom(floatsIn(data), shape, tensor.dtype, tensor.backend)
}

/** The same for complex numbers. */
export function complexFor(x: Operand, { re, im }: ComplexStorage, ...matrix: number[]): { readonly re: Tensor; readonly im: Tensor } {
  return { re: resultFor(x, re, ...matrix), im: resultFor(x, im, ...matrix) }
}

/** The typed array that a storage of this backend is. */
export function floatsIn(data: Storage): FloatArray {
  if (data instanceof Float64Array || data instanceof Float32Array) return data
  throw new BackendError({ where: 'native', expected: 'given a typed array', received: Object.prototype.toString.call(data) })
}

/** Named results that can also be taken apart in the order of their names. */
export function ordered<T extends object>(named: T): T & Iterable<T[Extract<keyof T, string>]> {
  return {
    ...named,
    *[Symbol.iterator]() {
      for (const name in named) yield named[name]
    },
  }
}
