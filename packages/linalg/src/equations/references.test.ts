import { readFileSync } from 'node:fs'
import { type Tensor, type TensorLike, tensor } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { distance, size } from '../functions/fixtures/reference.ts'
import { solveBanded, solveSymmetricBanded, solveTridiagonal } from './banded.ts'
import { solveCirculant } from './circulant.ts'
import { solveDiscreteRiccati, solveRiccati } from './riccati.ts'
import { solveDiscreteLyapunov, solveLyapunov, solveSylvester } from './sylvester.ts'
import { solveToeplitz } from './toeplitz.ts'

type Input = number | number[] | number[][]

interface Case {
  readonly equation: string
  readonly inputs: readonly Input[]
  readonly x: number[][]
  readonly condition: number
}

const { cases }: { cases: Case[] } = JSON.parse(readFileSync(new URL('fixtures/equations.json', import.meta.url), 'utf8'))

function solved({ equation, inputs }: Case, dtype: 'float64' | 'float32'): Tensor {
  const given = (k: number): TensorLike => tensor(inputs[k]!, { dtype })
  const [a, b, c, d] = inputs.length > 3 ? [given(0), given(1), given(2), given(3)] : [given(0), given(1), given(inputs.length - 1), 0]
  const solvers: Record<string, () => Tensor> = {
    sylvester: () => solveSylvester(a, b, c),
    lyapunov: () => solveLyapunov(a, b),
    'discrete lyapunov': () => solveDiscreteLyapunov(a, b),
    riccati: () => solveRiccati(a, b, c, d),
    'discrete riccati': () => solveDiscreteRiccati(a, b, c, d),
    toeplitz: () => solveToeplitz(a, c, { row: b }),
    circulant: () => solveCirculant(a, b),
    banded: () => solveBanded([Number(inputs[0]), Number(inputs[1])], c, d),
    'symmetric banded': () => solveSymmetricBanded(a, b),
    tridiagonal: () => solveTridiagonal(a, b, c, d),
  }
  return solvers[equation]!()
}

describe.each(['float64', 'float32'] as const)('in %s, against values of SciPy', (dtype) => {
  const eps = dtype === 'float64' ? 2 ** -52 : 2 ** -23
  // Inputs are multiples of 1/256 or 1/65536 that float32 holds exactly.
  test.each(cases.map((item, k) => [`${item.equation}, case ${k}`, item] as const))('%s', (_, item) => {
    const x = solved(item, dtype)
    expect(x.dtype).toBe(dtype)
    const order = item.x.length + item.x[0]!.length
    expect(distance(x, item.x)).toBeLessThan(10 * order * eps * item.condition * size(item.x))
  })
})
