import { BackendError, DTypeError, type FloatArray, type FloatDType, type View } from '@ortho/core'
import { type NativeCall, requireBlas } from '../library/library.ts'
import type { Job, Room } from './job.ts'

/** Matrices of one size in an array: element (i, j) of item p is `data[offsets[p] + i·row + j·column]`. */
export interface Matrices {
  readonly data: FloatArray
  readonly dtype: FloatDType
  /** Rows of each. */
  readonly m: number
  /** Columns of each. */
  readonly n: number
  readonly row: number
  readonly column: number
  /** Where the matrices begin, in the order of the batch. */
  readonly offsets: readonly number[]
}

/** Largest number of a 32-bit integer. */
const COUNTABLE = 2_147_483_647

/** The matrices of a float view, where they are. */
export function matricesOf(x: View): Matrices {
  const { storage: data, dtype, shape, strides } = x
  if (!(data instanceof Float64Array || data instanceof Float32Array) || (dtype !== 'float64' && dtype !== 'float32')) {
    throw new DTypeError({ where: 'native', expected: 'float64 or float32 in host memory', received: dtype })
  }
  const [m, n] = [shape.at(-2)!, shape.at(-1)!]
  return { data, dtype, m, n, row: strides.at(-2)!, column: strides.at(-1)!, offsets: offsetsOf(x) }
}

function offsetsOf({ shape, strides, offset }: View): number[] {
  let offsets = [offset]
  for (let axis = 0; axis < shape.length - 2; axis++) {
    const [length, stride] = [shape[axis]!, strides[axis]!]
    offsets = offsets.flatMap((start) => Array.from({ length }, (_, i) => start + i * stride))
  }
  return offsets
}

/** @throws BackendError where a library with 32-bit integers cannot count that far. */
export function requireCountable({ library }: Pick<Room, 'library'>, where: string, count: number): void {
  if (library.wide || count <= COUNTABLE) return
  throw new BackendError({
    where,
    expected: `small enough that no index or workspace exceeds ${COUNTABLE}`,
    received: `matrices that need ${count}`,
    hint: 'Use a library with 64-bit integers (ILP64), e.g. Debian: libopenblas64-0-pthread.',
  })
}

/** A matrix in an array. */
export interface Place {
  readonly data: FloatArray
  readonly at: number
  readonly row: number
  readonly column: number
}

/** Elements from which a transposition by the library is worth a call. */
const WORTHWHILE = 64

/** CBLAS enumerators. */
const [ROW_MAJOR, AS_IT_IS, TRANSPOSED] = [101, 111, 112]

/** Copies an m × n matrix from one layout to another. */
export function* copyMatrix(room: Room, dtype: FloatDType, m: number, n: number, from: Place, to: Place): Job<void> {
  if (m === 0 || n === 0) return
  if (from.column === 1 && to.column === 1) copyLines(m, n, from.row, to.row, from, to)
  else if (from.row === 1 && to.row === 1) copyLines(n, m, from.column, to.column, from, to)
  else if (m * n < WORTHWHILE || room.library.blas(dtype, 'omatcopy') === undefined) copyElements(m, n, from, to)
  else if (from.column === 1 && to.row === 1 && from.row >= n && to.column >= m) {
    yield* transpose(room, dtype, m, n, { ...from, step: from.row }, { ...to, step: to.column })
  } else if (from.row === 1 && to.column === 1 && from.column >= m && to.row >= n) {
    yield* transpose(room, dtype, n, m, { ...from, step: from.column }, { ...to, step: to.row })
  } else copyElements(m, n, from, to)
}

/** Contiguous lines, `step` elements apart. */
interface Lines {
  readonly data: FloatArray
  readonly at: number
  readonly step: number
}

/** Lines of this many go through a buffer together. */
const STRIP = 64

/** Writes `rows` lines of `columns` elements as `columns` lines of `rows` elements. */
function* transpose(room: Room, dtype: FloatDType, rows: number, columns: number, from: Lines, to: Lines): Job<void> {
  const run = requireBlas(room.library, dtype, 'omatcopy')
  const call = (operation: number, m: number, n: number, source: Lines, target: Lines): NativeCall => ({
    run,
    args: [ROW_MAJOR, operation, m, n, 1, after(source), source.step, after(target), target.step],
    work: m * n,
  })
  if (!sharesCacheLines(to)) {
    yield call(TRANSPOSED, rows, columns, from, to)
    return
  }
  const step = columnStep(rows)
  const buffer = { data: room.borrow(dtype, Math.min(STRIP, columns) * step), at: 0, step }
  for (let first = 0; first < columns; first += STRIP) {
    const count = Math.min(STRIP, columns - first)
    yield call(TRANSPOSED, rows, count, { ...from, at: from.at + first }, buffer)
    yield call(AS_IT_IS, count, rows, buffer, { ...to, at: to.at + first * to.step })
  }
}

/** Whether the beginnings of lines fall on a few lines of the cache: writing across them takes five times as long. */
function sharesCacheLines({ data, step }: Lines): boolean {
  const bytes = step * data.BYTES_PER_ELEMENT
  return bytes >= 2048 && bytes % 512 === 0
}

/** The array from the first element of a matrix on. */
export function after({ data, at }: Pick<Place, 'data' | 'at'>): FloatArray {
  return at === 0 ? data : data.subarray(at)
}

function copyLines(count: number, length: number, fromStep: number, toStep: number, from: Place, to: Place): void {
  if ((fromStep === length && toStep === length) || count === 1) {
    copySpan(from.data, from.at, to.data, to.at, count * length)
    return
  }
  for (let i = 0; i < count; i++) copySpan(from.data, from.at + i * fromStep, to.data, to.at + i * toStep, length)
}

/** Copies elements that follow each other: few in a loop, which costs less than making a view. */
export function copySpan(from: FloatArray, start: number, to: FloatArray, at: number, length: number): void {
  if (length <= 40) for (let i = 0; i < length; i++) to[at + i] = from[start + i]!
  else to.set(start === 0 && length === from.length ? from : from.subarray(start, start + length), at)
}

/** Side of the squares in which elements are copied one by one, so that cache lines are used up. */
const TILE = 16

function copyElements(m: number, n: number, from: Place, to: Place): void {
  for (let top = 0; top < m; top += TILE) {
    const bottom = Math.min(m, top + TILE)
    for (let left = 0; left < n; left += TILE) {
      const right = Math.min(n, left + TILE)
      for (let i = top; i < bottom; i++) {
        const [p, q] = [from.at + i * from.row, to.at + i * to.row]
        for (let j = left; j < right; j++) to.data[q + j * to.column] = from.data[p + j * from.column]!
      }
    }
  }
}

/** Item `p` of a batch as a place. */
export function itemOf({ data, offsets, row, column }: Matrices, p: number): Place {
  return { data, at: offsets[p]!, row, column }
}

/** A matrix of `columns` columns stored by rows, without gaps. */
export function byRows(data: FloatArray, at: number, columns: number): Place {
  return { data, at, row: columns, column: 1 }
}

/** A matrix stored by columns, `step` elements apart. */
export function byColumns(data: FloatArray, step: number): Place {
  return { data, at: 0, row: 1, column: step }
}

/**
 * Elements between the columns of a working copy with m rows. Not a large power of two: the rows of such a copy would share
 * a few cache lines, and transpositions would take several times as long.
 */
export function columnStep(m: number): number {
  return m >= 128 && m % 64 === 0 ? m + 8 : Math.max(1, m)
}

/** Zeros on one side of the diagonal of an m × n matrix stored by rows. */
export function clearTriangle(data: FloatArray, at: number, m: number, n: number, side: 'below' | 'above'): void {
  for (let i = 0; i < m; i++) {
    const row = at + i * n
    if (side === 'below') data.fill(0, row, row + Math.min(i, n))
    else data.fill(0, row + Math.min(i + 1, n), row + n)
  }
}

/** Ones on the diagonal of zeros. */
export function identity(data: FloatArray, at: number, n: number): void {
  for (let i = 0; i < n; i++) data[at + i * n + i] = 1
}
