import { readFileSync } from 'node:fs'
import { type Tensor, cast, checkGradients, mul, slice, sub, tensor, treeMap, valueAndGrad } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { type LlamaConfig, type LlamaParams, llamaLogits, llamaLoss, llamaTensors, parseLlamaConfig } from '../index.ts'
import type { JsonObject } from '../json.ts'

interface Fixture {
  readonly tokens: number[][]
  readonly cases: readonly { readonly name: string; readonly config: JsonObject; readonly logits: number[][][]; readonly loss: number }[]
}

const fixture = JSON.parse(readFileSync(new URL('../../fixtures/llama.json', import.meta.url), 'utf8')) as Fixture
const tokens = tensor(fixture.tokens, { dtype: 'int32' })

/** The weights of fixtures/llama.py. */
function fixtureParams(config: LlamaConfig): LlamaParams {
  let state = 1
  const next = (): number => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0
    return state / 2 ** 32 - 0.5
  }
  const sorted = [...llamaTensors(config)].sort((a, b) => (a.name < b.name ? -1 : 1))
  return Object.fromEntries(
    sorted.map(({ name, shape, kind }) => {
      const data = Float64Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => next() + (kind === 'gain' ? 1 : 0))
      return [name, tensor(data, { shape })]
    }),
  )
}

function largestError(a: Tensor, b: Tensor): number {
  const x = Array.from(a.dataSync())
  const y = b.dataSync()
  expect(x.length).toBe(y.length)
  return x.reduce((worst, value, i) => Math.max(worst, Math.abs(value - y[i]!)), 0)
}

describe.each(fixture.cases)('Llama with $name', ({ config: json, logits, loss }) => {
  const config = parseLlamaConfig(json)
  const params = fixtureParams(config)

  test('has the logits of the NumPy reference', () => {
    // Two layers of sums of at most 24 terms of size 1: some hundred roundings.
    expect(largestError(llamaLogits(params, config, tokens), tensor(logits))).toBeLessThan(1e-13)
  })

  test('has them in float32 to its precision', () => {
    const narrow = treeMap((x: Tensor) => cast(x, 'float32'), params)
    const result = llamaLogits(narrow, config, tokens)
    expect(result.dtype).toBe('float32')
    expect(largestError(result, tensor(logits))).toBeLessThan(200 * 2 ** -24)
  })

  test('has the loss of the NumPy reference, with and without explicit targets', () => {
    expect(llamaLoss(params, config, tokens).item()).toBeCloseTo(loss, 12)
    const inputs = slice(tokens, { axis: 1, stop: -1 })
    const targets = slice(tokens, { axis: 1, start: 1 })
    expect(llamaLoss(params, config, inputs, { targets }).item()).toBeCloseTo(loss, 12)
  })

  test('has right gradients with respect to every parameter', () => {
    const names = Object.keys(params)
    const f = (...values: Tensor[]): Tensor => llamaLoss(Object.fromEntries(names.map((name, i) => [name, values[i]!])), config, tokens)
    const errors = checkGradients(
      f,
      names.map((name) => params[name]!),
    )
    // Central differences of step 1e-5 along directions of length ‖d‖ ≈ 30: (1e-5·‖d‖)²·f‴ is some 1e-6.
    expect(Math.max(...Object.values(errors))).toBeLessThan(1e-5)
  })

  test('cannot see later tokens', () => {
    const other = tensor(
      fixture.tokens.map((row) => [...row.slice(0, 4), (row[4]! + 1) % 7, (row[5]! + 3) % 7]),
      { dtype: 'int32' },
    )
    const before = (x: Tensor): Tensor => slice(llamaLogits(params, config, x), { axis: 1, stop: 4 })
    const after = (x: Tensor): Tensor => slice(llamaLogits(params, config, x), { axis: 1, start: 4 })
    expect(before(other).toArray()).toEqual(before(tokens).toArray())
    expect(largestError(after(other), after(tokens))).toBeGreaterThan(1e-3)
  })
})

describe('llama', () => {
  const config = parseLlamaConfig(fixture.cases[0]!.config)
  const params = fixtureParams(config)

  test('every parameter gets a gradient', () => {
    const { grad } = valueAndGrad((p: LlamaParams) => llamaLoss(p, config, tokens))(params)
    for (const [name, g] of Object.entries(grad)) expect([name, g.dataSync().some((x) => x !== 0)]).toEqual([name, true])
  })

  test('learns a text by gradient descent', () => {
    const step = valueAndGrad((p: LlamaParams) => llamaLoss(p, config, tokens))
    let learned = params
    let loss = Infinity
    for (let i = 0; i < 60; i++) {
      const { value, grad } = step(learned)
      learned = treeMap((x: Tensor, g: Tensor) => sub(x, mul(g, 0.3)), learned, grad)
      loss = value.item()
    }
    expect(llamaLoss(params, config, tokens).item()).toBeGreaterThan(1.5)
    expect(loss).toBeLessThan(0.3)
  })

  test('ignored targets do not count', () => {
    const masked = tensor(
      fixture.tokens.map((row) => row.map((id, i) => (i === 0 ? id : -100))),
      { dtype: 'int32' },
    )
    const loss = llamaLoss(params, config, tokens, { targets: masked, ignoreIndex: -100, reduction: 'sum' }).item()
    const first = slice(tokens, { axis: 1, stop: 1 })
    expect(loss).toBeCloseTo(llamaLoss(params, config, first, { targets: first, reduction: 'sum' }).item(), 12)
  })

  test('names a missing parameter and refuses wrong tokens', () => {
    const { 'model.norm.weight': _, ...rest } = params
    expect(() => llamaLogits(rest, config, tokens)).toThrow(/"model.norm.weight" must be among the parameters/)
    expect(() => llamaLogits(params, config, cast(tokens, 'float64'))).toThrow(/"tokens" must be int32/)
    expect(() => llamaLogits(params, config, tensor([1], { dtype: 'int32' }))).toThrow(/\[batch, positions\]/)
    expect(() => llamaLogits(params, config, tensor([[7]], { dtype: 'int32' }))).toThrow(/\[ORTHO_SHAPE\]/)
    expect(() => llamaLogits(params, config, tensor([[-1]], { dtype: 'int32' }))).toThrow(/must be in \[0, 6\], got -1/)
    expect(() => llamaLoss(params, config, tensor([[1]], { dtype: 'int32' }))).toThrow(/at least two long/)
  })
})
