import { type Backend, type Tensor, key, matmul, randn, split } from '@ortho/core'
import { newtonSchulz } from '@ortho/linalg'

/** A computation that any backend can do. */
export interface Job {
  readonly title: string
  /** What is computed for matrices of an order. */
  readonly describe: (order: number) => string
  /** Draws the matrices on a backend: the same numbers on each. Returns the computation. */
  readonly prepare: (order: number, backend: Backend) => () => Tensor
  /** Floating-point operations of one run. */
  readonly flops: (order: number) => number
  /** Largest difference that rounding explains, relative to the largest element. */
  readonly tolerance: (order: number) => number
}

/** Distance between neighbouring numbers of 32 bits near 1. */
const epsilon = 1.1920929e-7

const steps = 12

/** What the page computes. */
export const jobs: readonly Job[] = [
  {
    title: 'Matrix product',
    describe: (n) => `${n} × ${n} times ${n} × ${n}`,
    prepare: (n, backend) => {
      const [forA, forB] = split(key(1))
      const a = randn(forA, [n, n], { dtype: 'float32', backend })
      const b = randn(forB, [n, n], { dtype: 'float32', backend })
      return () => matmul(a, b)
    },
    flops: (n) => 2 * n ** 3,
    // Rounding errors of n additions mostly cancel, like the steps of a random walk.
    tolerance: (n) => 4 * Math.sqrt(n) * epsilon,
  },
  {
    title: 'Polar factor by Newton–Schulz',
    describe: (n) => `of ${2 * n} × ${n}, in ${steps} steps that are nothing but products`,
    prepare: (n, backend) => {
      const x = randn(key(2), [2 * n, n], { dtype: 'float32', backend })
      return () => newtonSchulz(x, { coefficients: 'exact', steps })
    },
    // Each step makes XᵀX, its square where the polynomial has one, and a product with X.
    flops: (n) => steps * 8 * n ** 3,
    // The last steps correct the errors of the first ones.
    tolerance: (n) => 16 * Math.sqrt(n) * epsilon,
  },
]
