import {
  OptionError,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  add,
  checkGradients,
  diag,
  expandDims,
  eye,
  grad,
  key,
  matmul,
  matrixTranspose,
  max,
  abs,
  norm,
  randn,
  roll,
  sub,
  sum,
  mul,
  tensor,
  zeros,
} from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { solve } from '../solving/solve.ts'
import {
  type LinearOperator,
  adjoint,
  blockDiagonalOperator,
  butterflyOperator,
  circulantOperator,
  compose,
  dctOperator,
  denseOperator,
  diagonalOperator,
  dstOperator,
  givensOperator,
  hadamardOperator,
  householderOperator,
  identityOperator,
  kroneckerOperator,
  kroneckerSumOperator,
  linearOperator,
  lowRankUpdateOperator,
  monarchOperator,
  permutationOperator,
  scaleOperator,
  sumOperators,
  toeplitzOperator,
} from '../index.ts'

type DType = 'float32' | 'float64'

const draw = (seed: number, shape: readonly number[], dtype: DType): Tensor => randn(key(seed), [...shape], { dtype })
/** Gaussian plus a multiple of the identity: safely invertible. */
const safe = (seed: number, n: number, dtype: DType): Tensor => add(draw(seed, [n, n], dtype), mul(3 * Math.sqrt(n), eye(n, n, { dtype })))

/** Every operator, made of the tensors that it is differentiable in. */
const operators: Record<
  string,
  { tensors: (dtype: DType) => Tensor[]; make: (...tensors: Tensor[]) => LinearOperator; matrix?: (...tensors: Tensor[]) => Tensor }
> = {
  dense: { tensors: (d) => [safe(1, 4, d)], make: (a) => denseOperator(a), matrix: (a) => a },
  'dense, tall': { tensors: (d) => [draw(1, [5, 3], d)], make: (a) => denseOperator(a), matrix: (a) => a },
  diagonal: { tensors: (d) => [tensor([2, -1, 0.5], { dtype: d })], make: (a) => diagonalOperator(a), matrix: (a) => diag(a) },
  identity: { tensors: () => [], make: () => identityOperator(3), matrix: () => eye(3) },
  householder: {
    tensors: (d) => [draw(2, [5, 3], d)],
    make: (v) => householderOperator(v),
    matrix: (v) => [0, 1, 2].map((i) => reflector(v, i)).reduce((a, b) => matmul(a, b)),
  },
  'householder, more vectors than rows': {
    tensors: (d) => [draw(3, [3, 5], d)],
    make: (v) => householderOperator(v),
    matrix: (v) => [0, 1, 2, 3, 4].map((i) => reflector(v, i)).reduce((a, b) => matmul(a, b)),
  },
  'householder with tau': {
    tensors: (d) => [draw(2, [4, 2], d), tensor([0.3, 0], { dtype: d })],
    make: (v, tau) => householderOperator(v, tau),
    matrix: (v, tau) => [0, 1].map((i) => reflector(v, i, tau)).reduce((a, b) => matmul(a, b)),
  },
  givens: {
    tensors: (d) => [draw(4, [4], d)],
    make: (angles) => givensOperator(4, [[0, 1], [2, 3], [3, 0], [1, 0]], angles), // prettier-ignore
    matrix: (angles) => [[0, 1], [2, 3], [3, 0], [1, 0]].map(([i, j], k) => rotation(4, i!, j!, angles.dataSync()[k]!)).reduce((a, b) => matmul(a, b)), // prettier-ignore
  },
  butterfly: { tensors: (d) => [add(draw(5, [3, 4, 2, 2], d), mul(3, eye(2, 2, { dtype: d })))], make: (t) => butterflyOperator(t) },
  'butterfly, decreasing': {
    tensors: (d) => [add(draw(5, [2, 2, 2, 2], d), mul(3, eye(2, 2, { dtype: d })))],
    make: (t) => butterflyOperator(t, { increasing: false }),
  },
  monarch: { tensors: (d) => [draw(6, [2, 4, 3], d), draw(7, [3, 2, 5], d)], make: (l, r) => monarchOperator(l, r) },
  'monarch, square': {
    tensors: (d) => [
      add(draw(6, [2, 3, 3], d), mul(4, eye(3, 3, { dtype: d }))),
      add(draw(7, [3, 2, 2], d), mul(4, eye(2, 2, { dtype: d }))),
    ],
    make: (l, r) => monarchOperator(l, r),
  },
  hadamard: { tensors: () => [], make: () => hadamardOperator(64) },
  'hadamard, not normalized': { tensors: () => [], make: () => hadamardOperator(8, { normalized: false }) },
  ...Object.fromEntries(
    ([2, 3, 4] as const).flatMap((type) =>
      (['ortho', 'backward'] as const).flatMap((by) =>
        [1, 2, 5, 6].flatMap((n) => [
          [
            `dct ${type} ${by} of ${n}`,
            { tensors: () => [], make: () => dctOperator(n, { type, norm: by }), matrix: () => cosines(n, type, by, 'dct') },
          ],
          [
            `dst ${type} ${by} of ${n}`,
            { tensors: () => [], make: () => dstOperator(n, { type, norm: by }), matrix: () => cosines(n, type, by, 'dst') },
          ],
        ]),
      ),
    ),
  ),
  permutation: {
    tensors: () => [],
    make: () => permutationOperator([2, 0, 3, 1]),
    matrix: () => tensor([[0, 0, 1, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 1, 0, 0]]), // prettier-ignore
  },
  kronecker: {
    tensors: (d) => [draw(8, [2, 3], d), draw(9, [3, 2], d), draw(10, [2, 2], d)],
    make: (...factors) => kroneckerOperator(...factors),
    matrix: (a, b, c) => kron(a, kron(b, c)),
  },
  'kronecker, square': {
    tensors: (d) => [safe(8, 2, d), safe(9, 3, d)],
    make: (...factors) => kroneckerOperator(...factors),
    matrix: (a, b) => kron(a, b),
  },
  'kronecker sum': {
    tensors: (d) => [draw(8, [2, 2], d), draw(9, [3, 3], d), draw(10, [2, 2], d)],
    make: (...terms) => kroneckerSumOperator(...terms),
    matrix: (a, b, c) => add(add(kron(a, eye(6)), kron(eye(2), kron(b, eye(2)))), kron(eye(6), c)),
  },
  'block diagonal': { tensors: (d) => [safe(11, 2, d), safe(12, 3, d)], make: (...blocks) => blockDiagonalOperator(...blocks) },
  'block diagonal of rectangles': {
    tensors: (d) => [draw(11, [1, 2], d), draw(12, [3, 1], d)],
    make: (...blocks) => blockDiagonalOperator(...blocks),
  },
  'low-rank update': {
    tensors: (d) => [safe(13, 5, d), draw(14, [5, 2], d), draw(15, [2, 2], d), draw(16, [5, 2], d)],
    make: (a, u, c, v) => lowRankUpdateOperator(a, { u: u, c: c, v: v }),
    matrix: (a, u, c, v) => add(a, matmul(u, matmul(c, matrixTranspose(v)))),
  },
  'symmetric low-rank update of a diagonal': {
    tensors: (d) => [tensor([1, 2, 3, 4], { dtype: d }), draw(14, [4, 1], d)],
    make: (a, u) => lowRankUpdateOperator(diagonalOperator(a), { u: u }),
    matrix: (a, u) => add(diag(a), matmul(u, matrixTranspose(u))),
  },
  toeplitz: {
    tensors: (d) => [tensor([1, 2, 3, 4], { dtype: d }), tensor([1, 5, 6], { dtype: d })],
    make: (c, r) => toeplitzOperator(c, r),
    matrix: () => tensor([[1, 5, 6], [2, 1, 5], [3, 2, 1], [4, 3, 2]]), // prettier-ignore
  },
  circulant: {
    tensors: (d) => [tensor([4, 1, 0, 2, 0.5], { dtype: d })],
    make: (c) => circulantOperator(c),
    matrix: (c) =>
      matrixTranspose(tensor(Array.from({ length: 5 }, (_, j) => Array.from({ length: 5 }, (_, i) => c.dataSync()[(i - j + 5) % 5]!)))),
  },
  composition: {
    tensors: (d) => [safe(17, 3, d), tensor([1, 2, 3], { dtype: d })],
    make: (a, b) => compose(a, diagonalOperator(b), permutationOperator([1, 2, 0])),
    matrix: (a, b) => matmul(matmul(a, diag(b)), permutationOperator([1, 2, 0]).toDense()),
  },
  sum: {
    tensors: (d) => [draw(18, [3, 3], d), draw(19, [3], d)],
    make: (a, b) => sumOperators(a, diagonalOperator(b)),
    matrix: (a, b) => add(a, diag(b)),
  },
  scaled: {
    tensors: (d) => [tensor(2.5, { dtype: d }), safe(20, 3, d)],
    make: (alpha, a) => scaleOperator(alpha, a),
    matrix: (alpha, a) => mul(alpha, a),
  },
  adjoint: { tensors: (d) => [safe(21, 3, d)], make: (a) => adjoint(a), matrix: (a) => matrixTranspose(a) },
}

describe.each(Object.entries(operators))('%s', (_name, { tensors, make, matrix }) => {
  describe.each(['float64', 'float32'] as const)('%s', (dtype) => {
    const eps = dtype === 'float64' ? 2 ** -52 : 2 ** -23
    const given = tensors(dtype)
    const operator = make(...given)
    const [m, n] = operator.shape
    const dense = operator.toDense()
    const scale = 1 + norm(dense).item()
    const near = (a: Tensor, b: Tensor): number => norm(sub(a, b)).item() / (eps * Math.max(m, n) * scale * (1 + norm(b).item()))

    test('products are those of the dense matrix, for vectors, columns and batches', () => {
      if (matrix !== undefined) expect(near(dense, matrix(...given))).toBeLessThan(10)
      for (const shape of [[n], [n, 1], [n, 3], [2, n, 3]]) {
        const x = draw(30, shape, dtype)
        const y = operator.apply(x)
        expect(near(y, matmul(dense, x))).toBeLessThan(10)
        expect(y.dtype).toBe(dtype)
        expect(y.shape).toEqual(shape.length === 1 ? [m] : [...shape.slice(0, -2), m, shape.at(-1)])
      }
    })

    test('⟨A·x, y⟩ = ⟨x, Aᵀ·y⟩', () => {
      for (const shape of [[m], [m, 2], [2, m, 2]]) {
        const y = draw(31, shape, dtype)
        expect(near(operator.applyAdjoint(y), matmul(dense, y, { transposeA: true }))).toBeLessThan(10)
      }
    })

    test('solve undoes apply, solveAdjoint applyAdjoint', () => {
      expect(operator.solveAdjoint === undefined).toBe(operator.solve === undefined)
      if (operator.solve === undefined || operator.solveAdjoint === undefined) return
      const condition = scale * norm(solve(dense, eye(n, n, { dtype }))).item()
      for (const shape of [[n], [n, 2], [2, n, 2]]) {
        const x = draw(32, shape, dtype)
        expect(near(operator.solve(operator.apply(x)), x) / condition).toBeLessThan(10)
        expect(near(operator.solveAdjoint(operator.applyAdjoint(x)), x) / condition).toBeLessThan(10)
      }
    })
  })

  test('derivatives in the operand and in the tensors it is made of', () => {
    const given = tensors('float64')
    const { shape, solve: solvable } = make(...given)
    const [m, n] = shape
    const errors = (f: (operator: LinearOperator, x: Tensor) => Tensor, rows: number): void => {
      const run = (x: Tensor, ...parts: Tensor[]): Tensor => f(make(...parts), x)
      const { forward, reverse, second, secondReverse } = checkGradients(run, [draw(33, [rows, 2], 'float64'), ...given])
      expect(forward).toBeLessThan(1e-7)
      expect(reverse).toBeLessThan(1e-11)
      expect(second).toBeLessThan(1e-5)
      expect(secondReverse).toBeLessThan(1e-5)
    }
    errors((operator, x) => operator.apply(x), n)
    errors((operator, y) => operator.applyAdjoint(y), m)
    if (solvable !== undefined) errors((operator, b) => operator.solve!(b), n)
  })
})

describe('orthogonal operators', () => {
  test.each([
    ['householder of 40 vectors', () => householderOperator(draw(1, [33, 40], 'float64'))],
    ['householder with a column of zeros', () => householderOperator([[0, 1], [0, 2]])], // prettier-ignore
    [
      'givens chain',
      () =>
        givensOperator(
          20,
          Array.from({ length: 19 }, (_, i) => [i, i + 1] as const),
          draw(2, [19], 'float64'),
        ),
    ],
    ['hadamard', () => hadamardOperator(128)],
    ['dct', () => dctOperator(37)],
    ['dst', () => dstOperator(36, { type: 4 })],
  ])('%s', (_name, make) => {
    const q = make().toDense()
    const n = q.shape[0]!
    expect(max(abs(sub(matmul(q, q, { transposeA: true }), eye(n)))).item()).toBeLessThan(40 * n * 2 ** -52)
  })

  test('givens rotations in planes without a common axis are done together', () => {
    const operator = givensOperator(6, [[0, 1], [2, 3], [4, 5], [1, 2], [3, 4]], zeros([5])) // prettier-ignore
    expect(operator.apply([1, 2, 3, 4, 5, 6]).toArray()).toEqual([1, 2, 3, 4, 5, 6])
  })
})

describe('batches of parameters', () => {
  test('operands broadcast with them', () => {
    const x = draw(1, [4, 2], 'float64')
    const v = draw(2, [3, 4, 2], 'float64')
    const y = householderOperator(v).apply(x)
    expect(y.shape).toEqual([3, 4, 2])
    expect(diagonalOperator(draw(3, [3, 4], 'float64')).apply(x).shape).toEqual([3, 4, 2])
    expect(denseOperator(draw(3, [3, 5, 4], 'float64')).apply(x).shape).toEqual([3, 5, 2])
  })
})

describe('linearOperator', () => {
  const into = (x: Float64Array, y: Float64Array): void => x.forEach((value, i) => (y[(i + 1) % x.length] = 2 * value))
  const back = (y: Float64Array, x: Float64Array): void => y.forEach((value, i) => (x[(i + y.length - 1) % y.length] = 2 * value))

  test('from functions on arrays, with derivatives by linearity', () => {
    const a = linearOperator({ shape: [3, 3], applyInto: into, applyAdjointInto: back })
    expect(a.toDense().toArray()).toEqual([[0, 0, 2], [2, 0, 0], [0, 2, 0]]) // prettier-ignore
    expect(a.applyAdjoint([1, 2, 3]).toArray()).toEqual([4, 6, 2])
    expect(grad((x: Tensor) => sum(mul(a.apply(x), tensor([1, 2, 3]))))(tensor([1, 1, 1])).toArray()).toEqual([4, 6, 2])
    expect(a.apply(draw(1, [2, 3, 2], 'float32')).dtype).toBe('float32')
  })

  test('what is missing is an error where it is needed', () => {
    const a = linearOperator({ shape: [3, 3], applyInto: into })
    expect(() => a.applyAdjoint([1, 2, 3])).toThrow('Pass `applyAdjoint`')
    expect(() => linearOperator({ shape: [3, 3] })).toThrow(OptionError)
    expect(() => linearOperator({ shape: [3, -1], applyInto: into })).toThrow(ShapeError)
    expect(() => grad((x: Tensor) => sum(a.apply(x)))(tensor([1, 1, 1]))).toThrow('applyAdjointInto')
    expect(linearOperator({ shape: [3, 3], apply: (x) => roll(x, 1, -2) }).solve).toBe(undefined)
  })
})

test('wrong shapes and singular operators', () => {
  expect(() => denseOperator([[1, 2]]).apply([1])).toThrow(ShapeError)
  expect(() => denseOperator([1, 2])).toThrow(ShapeError)
  expect(() => compose([[1, 2]], [[1, 2]])).toThrow('sizes that chain')
  expect(() => compose()).toThrow(OptionError)
  expect(() => sumOperators([[1, 2]], [[1]])).toThrow(ShapeError)
  expect(() => scaleOperator([1, 2], [[1]])).toThrow(ShapeError)
  expect(() => hadamardOperator(6)).toThrow(ShapeError)
  expect(() => dctOperator(0)).toThrow(OptionError)
  expect(() => permutationOperator([0, 0])).toThrow('since 1 is missing')
  expect(() => permutationOperator([0, 0.5])).toThrow(ShapeError)
  expect(() => monarchOperator(zeros([2, 2, 2]), zeros([3, 2, 2]))).toThrow(ShapeError)
  expect(() => butterflyOperator(zeros([2, 3, 2, 2]))).toThrow(ShapeError)
  expect(() => givensOperator(2, [[0, 2]], [1])).toThrow(ShapeError)
  expect(() => givensOperator(2, [[0, 1]], [1, 2])).toThrow(ShapeError)
  expect(() => householderOperator([[1], [2]], [1, 2])).toThrow(ShapeError)
  expect(() => lowRankUpdateOperator([[1]], { u: [[1], [2]] })).toThrow(ShapeError)
  expect(() => kroneckerSumOperator([[1, 2]])).toThrow(ShapeError)
  expect(() => toeplitzOperator([])).toThrow(ShapeError)
  expect(() => diagonalOperator([1, 0]).solve!([1, 1])).toThrow(SingularMatrixError)
  expect(() => circulantOperator([1, 1, 1]).solve!([1, 1, 1])).toThrow(SingularMatrixError)
  expect(() => butterflyOperator([[[[1, 1], [1, 1]]]]).solve!([1, 1])).toThrow(SingularMatrixError) // prettier-ignore
  expect(() => scaleOperator(0, [[1]]).solve!([1])).toThrow(SingularMatrixError)
  expect(() => lowRankUpdateOperator([[1]], { u: [[1]], c: [[-1]] }).solve!([1])).toThrow(SingularMatrixError)
})

function reflector(v: Tensor, i: number, tau?: Tensor): Tensor {
  const [rows, count] = [v.shape[0]!, v.shape[1]!]
  const data = v.dataSync()
  const column = tensor(Array.from({ length: rows }, (_, row) => data[row * count + i]!))
  const scale = tau === undefined ? 2 / norm(column).item() ** 2 : tau.dataSync()[i]!
  return sub(eye(rows), mul(scale, mul(expandDims(column, 1), column)))
}

function rotation(n: number, i: number, j: number, angle: number): Tensor {
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  const entry = (row: number, column: number): number => {
    if (row === column) return row === i || row === j ? c : 1
    return row === i && column === j ? -s : row === j && column === i ? s : 0
  }
  return tensor(Array.from({ length: n }, (_, row) => Array.from({ length: n }, (_, column) => entry(row, column))))
}

function kron(a: Tensor, b: Tensor): Tensor {
  const [[m, n], [p, q]] = [[a.shape[0]!, a.shape[1]!], [b.shape[0]!, b.shape[1]!]] // prettier-ignore
  const [x, y] = [a.dataSync(), b.dataSync()]
  const at = (i: number, j: number): number => x[Math.floor(i / p) * n + Math.floor(j / q)]! * y[(i % p) * q + (j % q)]!
  return tensor(Array.from({ length: m * p }, (_, i) => Array.from({ length: n * q }, (_, j) => at(i, j))))
}

/** The definition, with the factors of SciPy's `norm='ortho'`. */
function cosines(n: number, type: 2 | 3 | 4, by: 'ortho' | 'backward', kind: 'dct' | 'dst'): Tensor {
  const f = kind === 'dct' ? Math.cos : Math.sin
  const shift = kind === 'dct' ? 0 : 1
  const special = kind === 'dct' ? 0 : n - 1
  const entry = (k: number, j: number): number => {
    if (type === 4) return 2 * f((Math.PI * (2 * j + 1) * (2 * k + 1)) / (4 * n)) * (by === 'ortho' ? Math.sqrt(0.5 / n) : 1)
    const [row, column] = type === 2 ? [k, j] : [j, k]
    const value = 2 * f((Math.PI * (row + shift) * (2 * column + 1)) / (2 * n))
    if (by === 'ortho') return value * Math.sqrt((row === special ? 0.25 : 0.5) / n)
    return type === 3 && row === special ? value / 2 : value
  }
  return tensor(Array.from({ length: n }, (_, k) => Array.from({ length: n }, (_, j) => entry(k, j))))
}
