import { type Backend, type FactorizationKernels, type View, getBackend } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { withKernels } from './fixtures/backends.ts'
import { conformance } from './index.ts'

const cpu = getBackend('cpu')

/** What the tests of one kernel say, in both dtypes. */
async function verdicts(table: Partial<FactorizationKernels>): Promise<string[]> {
  const backend: Backend = withKernels(cpu, table)
  const said: string[] = []
  for (const { name, run } of conformance(backend)) {
    if (!name.endsWith('scaled residuals')) continue
    try {
      await run()
      said.push(`${name}: right`)
    } catch (error) {
      said.push(`${name}: ${String(error)}`)
    }
  }
  return said
}

interface Parts {
  readonly n: number
  readonly elements: Float64Array
  readonly at: (item: number, i: number, j: number) => number
}

/** A square operand in double precision. */
function partsOf(x: View): Parts {
  const n = x.shape.at(-1)!
  const elements = Float64Array.from(cpu.kernels.copy(x) as Float64Array | Float32Array)
  return { n, elements, at: (item, i, j) => elements[(item * n + i) * n + j]! }
}

/** Textbook columns, from the lower triangle or the upper one. */
function textbookCholesky(x: View, upper = false): { l: Float64Array | Float32Array; failures: Int32Array } {
  const { n, elements, at } = partsOf(x)
  const l = new Float64Array(elements.length)
  const items = n === 0 ? x.shape.slice(0, -2).reduce((a, b) => a * b, 1) : elements.length / (n * n)
  for (let item = 0; item < items; item++) {
    const base = item * n * n
    for (let j = 0; j < n; j++) {
      for (let i = j; i < n; i++) {
        let sum = upper ? at(item, j, i) : at(item, i, j)
        for (let k = 0; k < j; k++) sum -= l[base + i * n + k]! * l[base + j * n + k]!
        l[base + i * n + j] = i === j ? Math.sqrt(sum) : sum / l[base + j * n + j]!
      }
    }
  }
  return { l: x.dtype === 'float32' ? Float32Array.from(l) : l, failures: new Int32Array(items) }
}

test('factorizations that a backend does not bring are not tested', async () => {
  expect(await verdicts({})).toEqual([])
})

test('a right one passes', async () => {
  expect(await verdicts({ cholesky: (x) => textbookCholesky(x) })).toEqual([
    'cholesky float64: scaled residuals: right',
    'cholesky float32: scaled residuals: right',
  ])
})

describe('a planted defect is found:', () => {
  const defects: readonly (readonly [what: string, kernel: (x: View) => ReturnType<typeof textbookCholesky>, said: RegExp])[] = [
    ['the other triangle is read', (x) => textbookCholesky(x, true), /‖A − L·Lᵀ‖.*\[2, 2\] definite/],
    ['strides are ignored', (x) => textbookCholesky({ ...x, strides: [x.shape.at(-1)! ** 2, x.shape.at(-1)!, 1].slice(-x.shape.length) }), /‖A − L·Lᵀ‖/], // prettier-ignore
    [
      'something is left above the diagonal',
      (x) => {
        const found = textbookCholesky(x)
        if (found.l.length > 1) found.l[1] = 1e-30
        return found
      },
      /L is lower triangular/,
    ],
    ['half of the precision', (x) => ({ ...textbookCholesky(x), l: textbookCholesky(x).l.map((v) => v * (1 + 1e-4)) }), /‖A − L·Lᵀ‖/], // prettier-ignore
    ['failure where there is none', (x) => ({ ...textbookCholesky(x), failures: textbookCholesky(x).failures.fill(1) }), /no failure/],
    ['numbers are missing', (x) => ({ ...textbookCholesky(x), l: textbookCholesky(x).l.subarray(1) }), /expected \d+ numbers, got/],
  ]
  test.each(defects)('%s', async (_, kernel, said) => {
    const found = await verdicts({ cholesky: kernel })
    for (const verdict of found) expect(verdict).toMatch(said)
  })
})
