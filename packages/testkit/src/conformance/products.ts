import { type DType, type Shape, type TriangularOptions, sizeOf } from '@ortho/core'
import type { Dense } from '../reference/dense.ts'
import { matmulReference, transposed, triangleOf } from '../reference/product.ts'
import { type LayoutName, type Operand, layoutNames, operand } from './operand.ts'
import { floatDTypes } from './shapes.ts'
import type { Group, Judge, Trial } from './trial.ts'

type Sizes = readonly [m: number, k: number, n: number]

const emptySizes: readonly Sizes[] = [
  [0, 3, 2],
  [3, 0, 2],
  [3, 2, 0],
  [0, 0, 0],
]
// prettier-ignore
const sizes: readonly Sizes[] = [
  [1, 1, 1], [1, 7, 1], [5, 1, 3], [1, 64, 33], [33, 17, 1], [2, 3, 4], [7, 8, 9], [15, 16, 17], [16, 16, 16],
  [31, 33, 32], [63, 65, 64], [65, 129, 63], [128, 5, 127], [3, 257, 5],
]

/** Tests of `matmul`, `gram`, `triangularMatmul` and `triangularSolve`. */
export function* productGroups(): Generator<Group> {
  for (const dtype of floatDTypes) {
    yield* matmulGroups(dtype)
    yield* gramGroups(dtype)
    yield* triangularGroups(dtype)
  }
}

function* matmulGroups(dtype: DType): Generator<Group> {
  const group = (about: string, trials: () => Trial[]): Group => ({
    kernel: 'matmul',
    about: `${dtype}: ${about}`,
    dtypes: [dtype],
    trials,
  })
  const plain = ([m, k, n]: Sizes, lead: Shape = [], first: LayoutName = 'contiguous', second = first): Trial =>
    matmulTrial(operand(dtype, [...lead, m, k], { layout: first }), operand(dtype, [...lead, k, n], { seed: 1, layout: second }))
  yield group('empty', () => [...emptySizes.map((size) => plain(size)), plain([2, 3, 4], [0])])
  yield group('sizes', () => sizes.map((size) => plain(size)))
  const small: readonly Sizes[] = [
    [4, 3, 5],
    [1, 9, 2],
    [17, 8, 9],
  ]
  yield group('views', () =>
    small.flatMap((size) => layoutNames.flatMap((first) => layoutNames.map((second) => plain(size, [], first, second)))),
  )
  yield group('batches', () => layoutNames.flatMap((first) => layoutNames.map((second) => plain([3, 4, 5], [2, 3], first, second))))
  yield group('scaled and accumulated', () =>
    layoutNames.flatMap((layout) =>
      [{ alpha: -0.5 }, { beta: 2 }, { alpha: 3, beta: -1 }, { alpha: 0, beta: 1 }].map((options) => {
        const c = operand(dtype, [2, 5, 7], { seed: 2, layout })
        return matmulTrial(operand(dtype, [2, 5, 9], {}), operand(dtype, [2, 9, 7], { seed: 1 }), c, options)
      }),
    ),
  )
  yield group('special values', () => {
    const values = operand(dtype, [5, 6]).data
    values[7] = NaN
    values[14] = Infinity
    return [matmulTrial(operand(dtype, [5, 6], { values }), operand(dtype, [6, 3], { min: 1 }))]
  })
}

function matmulTrial(a: Operand, b: Operand, c?: Operand, options: { alpha?: number; beta?: number } = {}): Trial {
  const judge = matmulReference(a, b, { ...options, c })
  return {
    what: `alpha ${options.alpha ?? 1}, beta ${options.beta ?? 1}`,
    inputs: c === undefined ? [a, b] : [a, b, c],
    call: (k, [x, y, z]) => k.matmul(x!, y!, { ...options, c: z }),
    dtype: a.dtype,
    shape: judge.shape,
    judge,
  }
}

function* gramGroups(dtype: DType): Generator<Group> {
  const trial = (x: Operand): Trial => {
    const judge = matmulReference(x, transposed(x))
    return { inputs: [x], call: (k, [v]) => k.gram(v!), dtype, shape: judge.shape, judge }
  }
  const group = (about: string, trials: () => Trial[]): Group => ({ kernel: 'gram', about: `${dtype}: ${about}`, dtypes: [dtype], trials })
  yield group('empty', () => [trial(operand(dtype, [0, 3])), trial(operand(dtype, [3, 0])), trial(operand(dtype, [0, 2, 2]))])
  yield group('sizes', () => sizes.map(([m, k]) => trial(operand(dtype, [m, k]))))
  yield group('views', () =>
    layoutNames.flatMap((layout) => [trial(operand(dtype, [9, 7], { layout })), trial(operand(dtype, [2, 3, 4], { layout }))]),
  )
  yield group('exactly symmetric', () =>
    sizes.map(([m, k]): Trial => ({ ...trial(operand(dtype, [m, k])), judge: (g) => symmetryProblem(g, m) })),
  )
}

function symmetryProblem(g: Float64Array, n: number): string | undefined {
  const at = g.findIndex((v, flat) => v !== g[(flat % n) * n + Math.floor(flat / n)])
  return at < 0 ? undefined : `expected an exactly symmetric matrix, got another number across from [${Math.floor(at / n)}, ${at % n}]`
}

function* triangularGroups(dtype: DType): Generator<Group> {
  const flags = [true, false].flatMap((lower) => [true, false].map((unitDiagonal): TriangularOptions => ({ lower, unitDiagonal })))
  const orders = [1, 2, 3, 7, 8, 9, 16, 17, 31, 33, 64, 65]
  for (const [kernel, trial] of [['triangularMatmul', multiplyTrial] as const, ['triangularSolve', solveTrial] as const]) {
    const group = (about: string, shapes: readonly Shape[], layouts: readonly LayoutName[]): Group => ({
      kernel,
      about: `${dtype}: ${about}`,
      dtypes: [dtype],
      trials: () => shapes.flatMap((shape) => layouts.flatMap((layout) => flags.map((flag) => trial(dtype, shape, layout, flag)))),
    })
    yield group(
      'empty',
      [
        [0, 3],
        [3, 0],
        [0, 2, 2],
      ],
      ['contiguous'],
    )
    yield group(
      'sizes',
      orders.map((n) => [n, (n % 5) + 1]),
      ['contiguous'],
    )
    yield group(
      'views',
      [
        [5, 3],
        [9, 1],
        [2, 4, 3],
      ],
      ['contiguous', 'transposed', 'sliced', 'reversed'],
    )
  }
}

/** A well-conditioned triangle; the other one, and a diagonal that is taken as ones, hold NaN: they must not be read. */
function triangle(dtype: DType, shape: Shape, layout: LayoutName, { lower, unitDiagonal }: TriangularOptions): Operand {
  const n = shape.at(-1)!
  const values = operand(dtype, shape, { min: -1, max: 1 }).data.map((v, flat) => {
    const i = Math.floor(flat / n) % n
    const j = flat % n
    if (i === j) return unitDiagonal ? NaN : 2 + Math.abs(v)
    return i > j === lower ? v / Math.sqrt(n) : NaN
  })
  return operand(dtype, shape, { values, layout })
}

function multiplyTrial(dtype: DType, shape: Shape, layout: LayoutName, options: TriangularOptions): Trial {
  const [t, b] = system(dtype, shape, layout, options)
  const judge = matmulReference(triangleOf(t, options), b)
  return { what: JSON.stringify(options), inputs: [t, b], call: (k, [x, y]) => k.triangularMatmul(x!, y!, options), dtype, shape, judge }
}

/** Substitution in any order solves (T + ΔT)·x = b with |ΔT| ≤ γₙ·|T| (Higham 2002, theorem 8.5): the residual shows it. */
function solveTrial(dtype: DType, shape: Shape, layout: LayoutName, options: TriangularOptions): Trial {
  const [t, b] = system(dtype, shape, layout, options)
  const judge: Judge = (data, eps) => residualProblem(triangleOf(t, options), { shape, data }, b, eps)
  return { what: JSON.stringify(options), inputs: [t, b], call: (k, [x, y]) => k.triangularSolve(x!, y!, options), dtype, shape, judge }
}

function system(dtype: DType, shape: Shape, layout: LayoutName, options: TriangularOptions): [Operand, Operand] {
  const n = shape.at(-2)!
  return [triangle(dtype, [...shape.slice(0, -2), n, n], layout, options), operand(dtype, shape, { seed: 1, layout })]
}

function residualProblem(t: Dense, x: Dense, b: Dense, eps: number): string | undefined {
  const n = x.shape.at(-2)!
  const product = matmulReference(t, x)
  for (let i = 0; i < sizeOf(b.shape); i++) {
    const residual = Math.abs(product.data[i]! - b.data[i]!)
    const allowed = (n + 3) * eps * (product.scale![i]! + Math.abs(b.data[i]!))
    if (!(residual <= allowed)) return `expected a residual |T·X − B| ≤ ${allowed.toExponential(2)}, got ${residual.toExponential(2)}`
  }
  return undefined
}
