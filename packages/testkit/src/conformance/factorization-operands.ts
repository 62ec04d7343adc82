import { type Backend, type Shape, type Storage, type View, sizeOf } from '@ortho/core'
import { AssertionFailure } from '../assertion.ts'
import { drawNormal } from '../draw.ts'
import { type Matrix, matrix, times, turned } from '../reference/matrix.ts'
import { type LayoutName, type Operand, layoutNames, operand } from './operand.ts'

/** Matrices of one batch. */
export interface MatrixOperand extends Operand {
  /** For messages. */
  readonly title: string
  /** What a kernel sees, one after the other. */
  readonly matrices: readonly Matrix[]
}

/** What is special about the matrices of an operand. */
type Kind = 'gaussian' | 'definite' | 'of rank 2' | 'zero' | 'huge' | 'tiny'

/** Sizes about those at which algorithms change, batches, and none. */
const squares: readonly Shape[] = [[0, 0], [1, 1], [2, 2], [3, 3], [5, 5], [16, 16], [33, 33], [65, 65], [0, 3, 3], [2, 0, 0], [2, 3, 6, 6]] // prettier-ignore
const rectangles: readonly Shape[] = [[0, 3], [4, 0], [1, 5], [5, 1], [7, 3], [3, 7], [40, 9], [9, 40], [70, 33], [3, 8, 5], [2, 2, 4, 9]] // prettier-ignore

/** What a kernel takes; regular matrices are square and well conditioned. */
export type Domain = 'any' | 'square' | 'symmetric' | 'definite' | 'regular'

/** The operands of a kernel: all shapes, then what is special about values, then all layouts. */
export function* matrixOperands(dtype: 'float32' | 'float64', domain: Domain): Generator<MatrixOperand> {
  const nonsingular = domain === 'definite' || domain === 'regular'
  const plain: Kind = nonsingular ? 'definite' : 'gaussian'
  for (const shape of domain === 'any' ? [...squares, ...rectangles] : squares) yield made(dtype, shape, plain, 'contiguous', domain)
  const special: readonly Kind[] = nonsingular ? ['huge', 'tiny'] : ['of rank 2', 'zero', 'huge', 'tiny']
  for (const kind of special) {
    for (const n of [4, 20, 40]) yield made(dtype, [n, n], kind, 'contiguous', domain)
    if (domain === 'any') yield made(dtype, [30, 7], kind, 'contiguous', domain)
  }
  for (const layout of layoutNames) {
    // Repeated rows make a matrix of rank 1, which is neither symmetric nor definite.
    if (layout === 'repeated' && domain !== 'any') continue
    yield made(dtype, [6, 6], plain, layout, domain)
    if (domain === 'any') yield made(dtype, [3, 8, 5], plain, layout, domain)
  }
}

function made(dtype: 'float32' | 'float64', shape: Shape, kind: Kind, layout: LayoutName, domain: Domain): MatrixOperand {
  const [m, n] = [shape.at(-2)!, shape.at(-1)!]
  const count = sizeOf(shape.slice(0, -2))
  const range = dtype === 'float32' ? 1e30 : 1e290
  const values = Array.from({ length: count }, (_, item) => {
    const base = drawn(m, n, kind, 97 * item + 7 * m + n)
    const scale = kind === 'huge' ? range : kind === 'tiny' ? 1 / range : 1
    const definite = domain === 'definite' || domain === 'regular' ? shifted(times(base, turned(base)), n) : base
    return { ...definite, x: definite.x.map((value) => value * scale) }
  })
  const flat = Float64Array.from(values.flatMap(({ x }) => [...x]))
  const held = operand(dtype, shape, { layout, values: flat })
  const seen = Array.from({ length: count }, (_, item) => ({ m, n, x: held.data.slice(item * m * n, (item + 1) * m * n) }))
  // Of symmetric matrices the lower triangle counts, whatever is above.
  const matrices = domain === 'symmetric' || domain === 'definite' ? seen.map(mirrored) : seen
  return { ...held, title: `${dtype} [${shape.join(', ')}] ${kind}, ${layout}`, matrices }
}

function drawn(m: number, n: number, kind: Kind, seed: number): Matrix {
  if (kind === 'zero') return matrix(m, n, () => 0)
  if (kind === 'of rank 2') return times(drawn(m, 2, 'gaussian', seed), drawn(2, n, 'gaussian', seed + 1))
  return { m, n, x: drawNormal(seed, m * n) }
}

/** Well conditioned; the upper triangle is moved away from the lower one. */
function shifted(a: Matrix, by: number): Matrix {
  return matrix(a.m, a.n, (i, j) => a.x[i * a.n + j]! + (i === j ? by : j > i ? 1 : 0))
}

function mirrored(a: Matrix): Matrix {
  return matrix(a.m, a.n, (i, j) => a.x[i >= j ? i * a.n + j : j * a.n + i]!)
}

/** An operand on a backend, and what kernels have made of it. */
export interface Held {
  /** For the kernel. */
  readonly view: View
  /** The matrices of a result, `m × n` each. */
  readonly matrices: (storage: Storage | undefined, m: number, n: number) => Promise<Matrix[]>
  /** The numbers of a result: `length` for each matrix. */
  readonly numbers: (storage: Storage, length: number) => Promise<Float64Array[]>
  /** Gives everything back. */
  readonly release: () => void
}

/** Uploads an operand. What is read is given back with it. */
export function held(backend: Backend, x: MatrixOperand): Held {
  const storage = backend.upload(x.stored.slice(), x.dtype)
  const seen = new Set<Storage>([storage])
  const { dtype, shape, strides, offset } = x
  const numbers = async (result: Storage, length: number): Promise<Float64Array[]> => {
    seen.add(result)
    const found = await backend.download(result)
    if (found.length !== length * x.matrices.length) {
      throw new AssertionFailure(`expected ${length * x.matrices.length} numbers, got ${found.length}, for ${x.title}`)
    }
    return x.matrices.map((_, item) => Float64Array.from(found.subarray(item * length, (item + 1) * length)))
  }
  return {
    view: { storage, dtype, shape, strides, offset },
    numbers,
    matrices: async (result, m, n) => {
      if (result === undefined) throw new AssertionFailure(`expected a factor that was asked for, got none, for ${x.title}`)
      return (await numbers(result, m * n)).map((data) => ({ m, n, x: data }))
    },
    release: () => {
      for (const each of seen) backend.release(each)
    },
  }
}
