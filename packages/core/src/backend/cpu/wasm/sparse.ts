import type { FloatArray } from '../../../dtype.ts'
import type { SparseRows } from '../../sparse.ts'
import { aligned, BASE, type Workspace } from './workspace.ts'

/** Bytes that matrices and operands may take together: 1 GiB. */
const LIMIT = 1_073_741_824

/** Bytes of an operand that are in the memory at a time. */
const WINDOW = 131_072

/** Where an array lies, and since which cleaning. */
interface Place {
  readonly at: number
  readonly epoch: number
}

/** Where columns lie, and in which form. */
interface Columns extends Place {
  /** The row pointers that they belong to: first columns are those of its rows. */
  readonly pointers: Int32Array
  /** Whether they are distances of 16 bits: half of what a product has to read of them. */
  readonly narrow: boolean
  /** First columns of the rows, if so. */
  readonly bases: number
}

/**
 * Products with sparse matrices that stay in WebAssembly memory between calls: copying one costs about as much as
 * multiplying by it, and solvers multiply by the same matrix again and again.
 *
 * The memory is of its own, filled from below; when it is full, all is forgotten and what is used again is copied again.
 */
export class SparseRoom {
  readonly #workspace: Workspace
  readonly #limit: number
  readonly #places = new WeakMap<object, Place>()
  readonly #columns = new WeakMap<Int32Array, Columns>()
  #epoch = 0
  #end = BASE

  constructor(workspace: Workspace, limit: number = LIMIT) {
    this.#workspace = workspace
    this.#limit = limit
  }

  /** As {@link SparseKernels.sparseProduct}, arrays of one dtype; false where the operands are too large for the memory. */
  product(a: SparseRows, x: FloatArray, y: FloatArray, width: number, adjoint: boolean): boolean {
    const bytes = y.BYTES_PER_ELEMENT
    const line = width * bytes
    // What follows the rows of A passes through a window that stays in the cache; the other operand is there as a whole.
    const [streamed, whole] = adjoint ? [x, y] : [y, x]
    const step = Math.max(1, Math.min(a.rows, Math.floor(WINDOW / line)))
    const room = aligned(whole.byteLength) + aligned(step * line)
    const columns = this.#admit(a, room)
    if (columns === undefined) return false
    const heap = this.#workspace.heap(y, this.#end + room)
    const atWhole = this.#end
    const atWindow = atWhole + aligned(whole.byteLength)
    const { sparseProduct, sparseAdjoint } = this.#workspace.kernels(y)
    const { narrow, bases, at: indices } = columns
    const [pointers, elements] = [this.#at(a.rowPointers), this.#at(a.values)]
    if (adjoint) heap.fill(0, atWhole / bytes, atWhole / bytes + y.length)
    else heap.set(x, atWhole / bytes)
    for (let row = 0; row < a.rows; row += step) {
      const rows = Math.min(step, a.rows - row)
      const part = streamed.subarray(row * width, (row + rows) * width)
      const [at, base] = [pointers + 4 * row, bases + 4 * row]
      if (adjoint) {
        heap.set(part, atWindow / bytes)
        sparseAdjoint(rows, width, narrow, at, base, indices, elements, atWindow, atWhole)
      } else {
        sparseProduct(rows, width, narrow, at, base, indices, elements, atWhole, atWindow)
        part.set(heap.subarray(atWindow / bytes, atWindow / bytes + rows * width))
      }
    }
    if (adjoint) y.set(heap.subarray(atWhole / bytes, atWhole / bytes + y.length))
    return true
  }

  /** Copies the arrays that are not there, after a cleaning if they do not fit beside the others. */
  #admit(a: SparseRows, room: number): Columns | undefined {
    const { rowPointers, columnIndices, values } = a
    // Columns are there in both forms for a while.
    const columnsSize = aligned(4 * a.rows) + aligned(columnIndices.byteLength / 2) + aligned(columnIndices.byteLength)
    const isHere = (array: object): boolean => this.#places.get(array)?.epoch === this.#epoch
    const known = this.#columns.get(columnIndices)
    const here = known?.epoch === this.#epoch && known.pointers === rowPointers ? known : undefined
    const missing = [rowPointers, values].filter((array) => !isHere(array))
    const needed = missing.reduce((sum, { byteLength }) => sum + aligned(byteLength), room + (here === undefined ? columnsSize : 0))
    if (this.#end + needed <= this.#limit) {
      for (const array of missing) this.#places.set(array, { at: this.#copied(array), epoch: this.#epoch })
      return here ?? this.#admitColumns(a)
    }
    if (this.#end === BASE) return undefined
    this.#epoch++
    this.#end = BASE
    return this.#admit(a, room)
  }

  #admitColumns({ rows, rowPointers, columnIndices }: SparseRows): Columns {
    const bases = this.#end
    const at = bases + aligned(4 * rows)
    const end = at + aligned(columnIndices.byteLength / 2)
    this.#end = end
    const wide = this.#copied(columnIndices)
    const narrow = this.#workspace.narrowColumns(rows, this.#at(rowPointers), wide, bases, at)
    if (narrow) this.#end = end
    const columns = { at: narrow ? at : wide, epoch: this.#epoch, pointers: rowPointers, narrow, bases }
    this.#columns.set(columnIndices, columns)
    return columns
  }

  /** Copies an array to the end of what is there; where it lies. */
  #copied(array: Int32Array | FloatArray): number {
    const at = this.#end
    this.#end += aligned(array.byteLength)
    const heap = this.#workspace.heap(array instanceof Float64Array ? array : new Float32Array(0), this.#end)
    if (array instanceof Int32Array) new Int32Array(heap.buffer).set(array, at / 4)
    else heap.set(array, at / array.BYTES_PER_ELEMENT)
    return at
  }

  #at(array: object): number {
    return this.#places.get(array)!.at
  }
}
