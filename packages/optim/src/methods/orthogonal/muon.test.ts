import { OptionError, type Tensor, key, matmul, mul, ones, randn, reshape, sub, tensor, zeros } from '@ortho/core'
import { jacobiSvd, newtonSchulz, singularValues } from '@ortho/linalg'
import { describe, expect, test } from 'vitest'
import { largestDifference } from '../../experiments/targets.ts'
import { stateKeys } from '../../state/keys.ts'
import { applyUpdates } from '../../transform/apply-updates.ts'
import { orthogonalize, updateScale } from '../../transform/orthogonalize.ts'
import { adamw } from '../adaptive/adamw.ts'
import { type MuonOptions, muon } from './muon.ts'

const eps = 2 ** -52

/** Minus the first update of one weight. */
function firstStep(g: Tensor, options: MuonOptions = {}, w: Tensor = zeros(g.shape, { dtype: g.dtype })): Tensor {
  const optimizer = muon({ learningRate: 1, ...options })
  return mul(optimizer.update({ w: g }, optimizer.init({ w }), { w }).updates.w, -1)
}

describe('the matrix group', () => {
  test('follows the algorithm box over several steps', () => {
    const [eta, mu, lambda] = [0.1, 0.9, 0.2]
    const optimizer = muon({ learningRate: eta, momentum: mu, weightDecay: lambda })
    let params = { w: randn(key(0), [6, 4]) }
    let state = optimizer.init(params)
    let [w, buffer] = [params.w, zeros([6, 4])]
    for (let k = 1; k <= 4; k++) {
      const g = randn(key(k), [6, 4])
      const step = optimizer.update({ w: g }, state, params)
      params = applyUpdates(params, step.updates)
      state = step.state
      buffer = sub(mul(buffer, mu), mul(g, mu - 1))
      const direction = newtonSchulz(sub(mul(buffer, mu), mul(g, mu - 1)))
      w = sub(mul(w, 1 - eta * lambda), mul(direction, eta * Math.sqrt(6 / 4)))
    }
    expect(largestDifference(params.w, w).item()).toBeLessThan(1e3 * eps)
  })

  test('weight decay takes the learning rate without the scale of the shape', () => {
    const w = ones([400, 1])
    const optimizer = muon({ learningRate: 0.5, weightDecay: 0.5 })
    const { updates } = optimizer.update({ w: zeros([400, 1]) }, optimizer.init({ w }), { w })
    expect(largestDifference(updates.w, mul(w, -0.25)).item()).toBe(0)
  })

  test('without momentum and with exact steps it is the polar factor, wide, tall and square', () => {
    for (const shape of [
      [5, 9],
      [9, 5],
      [6, 6],
    ]) {
      // prettier-ignore
      const g = randn(key(8), shape)
      const { u, s, vh } = jacobiSvd(g)
      const [top = 0, bottom = 0] = [s.dataSync()[0], s.dataSync().at(-1)]
      const step = firstStep(g, { momentum: 0, coefficients: 'exact', steps: 40, eps: 0, scaling: 'original' })
      expect(largestDifference(step, mul(matmul(u, vh), updateScale(shape, 'original'))).item()).toBeLessThan(
        (100 * 9 * eps * top) / bottom,
      )
    }
  })

  test('singular values of a Gaussian’s update lie in (0.1, 2), as in optax’s test', () => {
    for (const value of singularValues(firstStep(randn(key(3), [32, 32]), { scaling: 'spectral' })).dataSync()) {
      expect(value).toBeGreaterThan(0.1)
      expect(value).toBeLessThan(2)
    }
  })

  test('a zero gradient moves nothing; a row is normalized; NaN stays NaN', () => {
    expect(largestDifference(firstStep(zeros([3, 4])), zeros([3, 4])).item()).toBe(0)
    const row = firstStep(tensor([[3, 4]]), { momentum: 0, coefficients: 'exact', steps: 12 }) // prettier-ignore
    expect(largestDifference(row, tensor([[0.6, 0.8]])).item()).toBeLessThan(1e-12) // prettier-ignore
    expect(Array.from(firstStep(tensor([[NaN, 1]])).dataSync())).toEqual([NaN, NaN]) // prettier-ignore
    expect(firstStep(zeros([0, 3])).shape).toEqual([0, 3])
  })

  test('float32 follows float64 within the growth of rounding', () => {
    const g = randn(key(5), [24, 16], { dtype: 'float32' })
    const wide = tensor(Float64Array.from(g.dataSync()), { shape: [24, 16] })
    const narrow = tensor(Float64Array.from(firstStep(g).dataSync()), { shape: [24, 16] })
    // Five steps multiply small values by up to 3.44 each.
    expect(largestDifference(narrow, firstStep(wide)).item()).toBeLessThan(3.4445 ** 5 * 2 ** -23)
  })

  test('a gradient is not modified', () => {
    const g = randn(key(6), [4, 4])
    const before = g.dataSync().slice()
    firstStep(g)
    expect(g.dataSync()).toEqual(before)
  })
})

describe('scale by shape', () => {
  test.each([
    ['original', [768, 3072], 1],
    ['original', [3072, 768], 2],
    ['match-rms-adamw', [768, 3072], 11.085],
    ['match-rms-adamw', [3072, 768], 11.085],
    ['spectral', [768, 3072], 0.5],
    ['spectral', [3072, 768], 2],
    // 64 filters of 3 × 3 over 16 channels count as 64 × 144, not by their kernel.
    ['original', [64, 16, 3, 3], 1],
    ['original', [576, 16, 3, 3], 2],
    ['original', [0, 4], 1],
  ] as const)('%s of %o is %d', (scaling, shape, expected) => {
    expect(updateScale(shape, scaling)).toBeCloseTo(expected, 3)
  })

  test('tensors of more axes are updated as their flattened matrices', () => {
    const g = randn(key(7), [6, 2, 3, 3])
    expect(largestDifference(reshape(firstStep(g), [6, 18]), firstStep(reshape(g, [6, 18]))).item()).toBe(0)
  })

  test('a vector cannot be orthogonalized: the error names it', () => {
    const part = orthogonalize()
    const params = { layers: [{ bias: zeros([3]) }] }
    expect(() => part.update(params, null, params)).toThrow('layers.0.bias: "shape" must be of two axes or more')
    expect(() => updateScale([3], 'original')).toThrow('ORTHO_SHAPE')
  })
})

describe('the other group', () => {
  const params = { embed: randn(key(1), [5, 3]), w: randn(key(2), [3, 3]), gain: randn(key(3), [3]) }

  test('is AdamW with its own options', () => {
    const optimizer = muon({ adamLearningRate: 0.5, adamBeta1: 0.8, adamBeta2: 0.9, adamEps: 1e-6, adamWeightDecay: 0.1 })
    const alone = adamw({ learningRate: 0.5, beta1: 0.8, beta2: 0.9, eps: 1e-6, weightDecay: 0.1 })
    const rest = { embed: params.embed, gain: params.gain }
    const { updates } = optimizer.update(params, optimizer.init(params), params)
    const expected = alone.update(rest, alone.init(rest), rest).updates
    expect(largestDifference({ embed: updates.embed, gain: updates.gain }, expected).item()).toBe(0)
  })

  test('an embedding is let into the matrices by force alone', () => {
    expect(() => muon({}, { matrix: (_, p) => p.ndim > 1 }).init(params)).toThrow(OptionError)
    const forced = muon({}, { matrix: (_, p) => p.ndim > 1, force: true })
    const { embed } = forced.update(params, forced.init(params), params).updates
    expect(largestDifference(embed, mul(firstStep(params.embed), -0.02)).item()).toBeLessThan(4 * eps)
  })

  test('names decide without a word from the user', () => {
    const keys = stateKeys(muon().init(params), params)
    expect(keys.filter((name) => name.endsWith('momentum_buffer'))).toEqual(['state.w.momentum_buffer'])
    expect(keys.filter((name) => name.endsWith('exp_avg'))).toEqual(['state.embed.exp_avg', 'state.gain.exp_avg'])
  })
})
