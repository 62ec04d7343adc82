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
  #epoch = 0
  #end = BASE

  constructor(workspace: Workspace, limit: number = LIMIT) {
    this.#workspace = workspace
    this.#limit = limit
  }

  /** As {@link SparseKernels.sparseProduct}, arrays of one dtype; false where the operands are too large for the memory. */
  product(a: SparseRows, x: FloatArray, y: FloatArray, width: number, adjoint: boolean): boolean {
    const { rowPointers, columnIndices, values } = a
    const bytes = y.BYTES_PER_ELEMENT
    const line = width * bytes
    // What follows the rows of A passes through a window that stays in the cache; the other operand is there as a whole.
    const [streamed, whole] = adjoint ? [x, y] : [y, x]
    const step = Math.max(1, Math.min(a.rows, Math.floor(WINDOW / line)))
    const room = aligned(whole.byteLength) + aligned(step * line)
    if (!this.#admit([rowPointers, columnIndices, values], room)) return false
    const heap = this.#workspace.heap(y, this.#end + room)
    const atWhole = this.#end
    const atWindow = atWhole + aligned(whole.byteLength)
    const { sparseProduct, sparseAdjoint } = this.#workspace.kernels(y)
    const [pointers, indices, elements] = [this.#at(rowPointers), this.#at(columnIndices), this.#at(values)]
    if (adjoint) heap.fill(0, atWhole / bytes, atWhole / bytes + y.length)
    else heap.set(x, atWhole / bytes)
    for (let row = 0; row < a.rows; row += step) {
      const rows = Math.min(step, a.rows - row)
      const part = streamed.subarray(row * width, (row + rows) * width)
      if (adjoint) {
        heap.set(part, atWindow / bytes)
        sparseAdjoint(rows, width, pointers + 4 * row, indices, elements, atWindow, atWhole)
      } else {
        sparseProduct(rows, width, pointers + 4 * row, indices, elements, atWhole, atWindow)
        part.set(heap.subarray(atWindow / bytes, atWindow / bytes + rows * width))
      }
    }
    if (adjoint) y.set(heap.subarray(atWhole / bytes, atWhole / bytes + y.length))
    return true
  }

  /** Copies the arrays that are not there, after a cleaning if they do not fit beside the others. */
  #admit(arrays: readonly (Int32Array | FloatArray)[], room: number): boolean {
    const missing = (): (Int32Array | FloatArray)[] => arrays.filter((array) => this.#places.get(array)?.epoch !== this.#epoch)
    const size = (list: readonly (Int32Array | FloatArray)[]): number =>
      list.reduce((sum, { byteLength }) => sum + aligned(byteLength), room)
    if (this.#end + size(missing()) > this.#limit) {
      if (BASE + size(arrays) > this.#limit) return false
      this.#epoch++
      this.#end = BASE
    }
    for (const array of missing()) {
      const at = this.#end
      this.#end += aligned(array.byteLength)
      const heap = this.#workspace.heap(array instanceof Float64Array ? array : new Float32Array(0), this.#end)
      if (array instanceof Int32Array) new Int32Array(heap.buffer).set(array, at / 4)
      else heap.set(array, at / array.BYTES_PER_ELEMENT)
      this.#places.set(array, { at, epoch: this.#epoch })
    }
    return true
  }

  #at(array: object): number {
    return this.#places.get(array)!.at
  }
}
