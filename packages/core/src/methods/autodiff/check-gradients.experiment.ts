import { jvp } from '../../autodiff/transforms.ts'
import { type FloatDType, epsilon } from '../../dtype.ts'
import * as o from '../../ops/index.ts'
import { type Key, foldIn, randn, uniform } from '../../random/index.ts'
import type { Check, Experiment, ExperimentContext, ExperimentReport, Table } from '../../registry/index.ts'
import type { Shape } from '../../shape.ts'
import { tensor } from '../../tensor/create.ts'
import { readNumber } from '../../tensor/read.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { checkGradientsAsync, type GradientErrors } from './check-gradients.ts'

/** A function, and where to differentiate it. */
interface Case {
  readonly name: string
  readonly f: (...xs: Tensor[]) => Tensor
  readonly shapes: readonly Shape[]
  /** Inputs in [0.5, 2] instead of normal ones. */
  readonly positive?: true
}

const m = [4, 5] as const

/** One of each kind of rule; every operation is in the tests. */
const cases: readonly Case[] = [
  { name: 'add', f: o.add, shapes: [m, m] },
  { name: 'mul, broadcast', f: o.mul, shapes: [m, [4, 1]] },
  { name: 'div', f: o.div, shapes: [m, m], positive: true },
  { name: 'pow', f: o.pow, shapes: [m, m], positive: true },
  { name: 'exp', f: o.exp, shapes: [m] },
  { name: 'log', f: o.log, shapes: [m], positive: true },
  { name: 'tanh', f: o.tanh, shapes: [m] },
  { name: 'erf', f: o.erf, shapes: [m] },
  { name: 'sum', f: (x) => o.sum(x, { axis: 0 }), shapes: [m] },
  { name: 'prod', f: (x) => o.prod(x, { axis: 1 }), shapes: [m] },
  { name: 'norm', f: (x) => o.norm(x, { axis: 1 }), shapes: [m] },
  { name: 'cumsum', f: (x) => o.cumsum(x), shapes: [m] },
  { name: 'softmax', f: (x) => o.softmax(x), shapes: [m] },
  { name: 'logSumExp', f: (x) => o.logSumExp(x, { axis: 1 }), shapes: [m] },
  { name: 'rmsNormalize', f: (x) => o.rmsNormalize(x), shapes: [m] },
  { name: 'silu', f: o.silu, shapes: [m] },
  { name: 'take', f: (x) => o.take(x, tensor([2, 0, 2], { dtype: 'int32' })), shapes: [m] },
  { name: 'slice', f: (x) => o.slice(x, { axis: 1, step: -2 }), shapes: [m] },
  { name: 'matmul', f: (a, b) => o.matmul(a, b), shapes: [m, [5, 3]] },
  { name: 'matmul, batches', f: (a, b) => o.matmul(a, b, { transposeB: true }), shapes: [[3, ...m], m] },
  {
    name: 'einsum',
    f: (a, b) => o.einsum('bij,bj->bi', a, b),
    shapes: [
      [2, ...m],
      [2, 5],
    ],
  },
  { name: 'triangularSolve', f: (a, b) => o.triangularSolve(a, b, { unitDiagonal: true }), shapes: [[4, 4], m] },
  {
    name: 'conv2d',
    f: (x, w) => o.conv2d(x, w, { stride: 2, padding: 1 }),
    shapes: [
      [2, 2, 6, 5],
      [3, 2, 3, 3],
    ],
  },
  { name: 'fft', f: (x) => o.fft(x).im, shapes: [m] },
]

/** Every derivative is that of its function: in both modes, to second order. */
export const checkGradientsExperiment: Experiment = {
  id: 'core/check-gradients',
  title: 'Differentiation rules against finite differences',
  claim: 'One forward rule per operation gives right derivatives in forward and reverse mode, of first and second order.',
  run,
}

async function run({ key, scale, dtype, progress }: ExperimentContext): Promise<ExperimentReport> {
  const draws = scale === 'full' ? 20 : 2
  const worst: { name: string; errors: GradientErrors }[] = []
  for (const [i, c] of cases.entries()) {
    progress(i / cases.length, c.name)
    worst.push({ name: c.name, errors: await worstOf(c, foldIn(key, i), dtype, draws) })
  }
  const largest = (of: keyof GradientErrors): number => Math.max(...worst.map(({ errors }) => errors[of]))
  const differences = 'truncation h² and rounding ε/h of a central difference of step h = ε^⅓, times 2¹¹ for higher derivatives and sizes'
  const coarse = 2 ** 11 * stepIn(dtype) ** 2
  // A wrong rule shows in the order too, but float32 has no digits left between truncation and rounding to see it by.
  const order = dtype === 'float64' ? await orderChecks(foldIn(key, cases.length)) : []
  return {
    checks: [
      bounded('forward mode: largest relative error', largest('forward'), coarse, differences),
      bounded(
        'reverse against forward mode: largest relative error',
        largest('reverse'),
        2 ** 10 * epsilon(dtype),
        'rounding: both are exact',
      ),
      bounded('second order, forward over reverse: largest relative error', largest('second'), coarse, differences),
      bounded('second order, reverse over reverse: largest relative error', largest('secondReverse'), coarse, differences),
      ...order,
    ],
    tables: [errorTable(worst)],
  }
}

/** Where truncation h² and rounding ε/h of a central difference are alike. */
function stepIn(dtype: FloatDType): number {
  return Math.cbrt(epsilon(dtype))
}

async function worstOf({ f, shapes, positive }: Case, key: Key, dtype: FloatDType, draws: number): Promise<GradientErrors> {
  const worst = { forward: 0, reverse: 0, second: 0, secondReverse: 0 }
  for (let d = 0; d < draws; d++) {
    const inputs = shapes.map((shape, i) => {
      const own = foldIn(foldIn(key, d), i)
      return positive === true ? uniform(own, shape, { min: 0.5, max: 2, dtype }) : randn(own, shape, { dtype })
    })
    const errors = await checkGradientsAsync(f, inputs, { seed: d, step: stepIn(dtype) })
    worst.forward = Math.max(worst.forward, errors.forward)
    worst.reverse = Math.max(worst.reverse, errors.reverse)
    worst.second = Math.max(worst.second, errors.second)
    worst.secondReverse = Math.max(worst.secondReverse, errors.secondReverse)
  }
  return worst
}

/** The difference from a right derivative falls as h²; from a wrong one it stays. */
async function orderChecks(key: Key): Promise<Check[]> {
  const x = randn(key, [8], { dtype: 'float64' })
  const t = randn(foldIn(key, 1), [8], { dtype: 'float64' })
  const f = (y: Tensor): Tensor => o.sum(o.mul(o.tanh(y), o.exp(o.sin(y))))
  const exact = jvp(f, [x], [t]).tangent
  const error = (h: number): Promise<number> =>
    readNumber(o.abs(o.sub(o.mul(o.sub(f(o.add(x, o.mul(t, h))), f(o.sub(x, o.mul(t, h)))), 0.5 / h), exact)))
  const order = Math.log10((await error(1e-2)) / (await error(1e-3)))
  const source = 'Taylor’s theorem: a central difference is of second order'
  return [
    { name: 'order of convergence of central differences to the derivative', measured: order, comparison: '>=', bound: 1.9, source },
    { name: 'order of convergence, from above', measured: order, comparison: '<=', bound: 2.1, source },
  ]
}

function bounded(name: string, measured: number, bound: number, source: string): Check {
  return { name, measured, comparison: '<=', bound, source }
}

function errorTable(worst: readonly { readonly name: string; readonly errors: GradientErrors }[]): Table {
  return {
    title: 'Largest relative errors',
    columns: ['operation', 'forward', 'reverse against forward', 'second order', 'second order, reverse twice'],
    rows: worst.map(({ name, errors }) => [name, errors.forward, errors.reverse, errors.second, errors.secondReverse]),
  }
}
