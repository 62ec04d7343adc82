import { type Blas, type FloatArray, type FloatDType, type Tensor, UnsupportedKernelError, type Window, sizeOf } from '@ortho/core'

/**
 * Begins a job on the host for matrices like those of `x`.
 *
 * @param dtype - in which to compute. Default: that of `x`.
 * @throws UnsupportedKernelError where elements cannot be read without waiting.
 */
export function openWorkspace(where: string, x: Tensor, dtype: FloatDType = x.dtype === 'float32' ? 'float32' : 'float64'): Blas {
  const { backend } = x
  if (backend.workspace === undefined) throw unsupported(where, x)
  return backend.workspace(dtype)
}

/** The error for a tensor whose backend has no kernel, and whose elements the host cannot read without waiting. */
export function unsupported(where: string, { backend, dtype }: Tensor): UnsupportedKernelError {
  return new UnsupportedKernelError({
    where,
    expected: 'called on a backend that has this factorization, or whose elements the host can read',
    received: `${backend.name} and ${dtype}`,
    hint: "Move the operand: `x.to('cpu')`.",
  })
}

/** The elements of a float tensor, by rows. @throws UnsupportedKernelError where they cannot be read without waiting. */
export function floatsOf(x: Tensor): FloatArray {
  if (x.backend.downloadSync === undefined) throw unsupported('linalg', x)
  const data = x.dataSync()
  return data instanceof Float32Array || data instanceof Float64Array ? data : Float64Array.from(data)
}

/** An array for `size` elements of the dtype of `x`. */
export function arrayLike(x: Tensor, size: number): FloatArray {
  return x.dtype === 'float32' ? new Float32Array(size) : new Float64Array(size)
}

/** Number of matrices in a batch. */
export function batchSize(x: Tensor): number {
  return sizeOf(x.shape.slice(0, -2))
}

/** Copies a contiguous matrix by rows, `from` elements into `source`, to a window. */
export function load(source: FloatArray, from: number, data: FloatArray, to: Window): void {
  const { rows, columns, row, column } = to
  if (column === 1 && (row === columns || rows === 1)) {
    copyElements(source, from, data, to.at, rows * columns)
    return
  }
  for (let i = 0, p = from; i < rows; i++) {
    for (let j = 0, q = to.at + i * row; j < columns; j++, q += column) data[q] = source[p++]!
  }
}

/** Copies a window to a contiguous matrix by rows, `to` elements into `target`. */
export function store(data: FloatArray, from: Window, target: FloatArray, to: number): void {
  const { rows, columns, row, column } = from
  if (column === 1 && (row === columns || rows === 1)) {
    copyElements(data, from.at, target, to, rows * columns)
    return
  }
  for (let i = 0, p = to; i < rows; i++) {
    for (let j = 0, q = from.at + i * row; j < columns; j++, q += column) target[p++] = data[q]!
  }
}

/** Copies elements that follow each other: few in a loop, which costs less than making a view. */
export function copyElements(source: FloatArray, from: number, target: FloatArray, to: number, length: number): void {
  if (length <= 64) for (let i = 0; i < length; i++) target[to + i] = source[from + i]!
  else target.set(source.subarray(from, from + length), to)
}
