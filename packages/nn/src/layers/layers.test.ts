import { type Tensor, checkGradients, key, mul, ones, randn, reshape, slice, split, sum, tensor } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import {
  attention,
  causalMask,
  crossEntropy,
  embedding,
  groupedQueryAttention,
  linear,
  rmsNorm,
  rotaryFrequencies,
  rotaryTable,
  rotate,
  swiglu,
} from '../index.ts'

const draws = split(key(7), 12)
const draw = (i: number, ...shape: number[]): Tensor => randn(draws[i]!, shape)
const ids = (values: number[] | number[][]): Tensor => tensor(values, { dtype: 'int32' })

/** Elements of a tensor with their indices, for references in plain loops. */
function reader(x: Tensor): (...index: number[]) => number {
  const data = x.dataSync()
  return (...index) => data[index.reduce((at, i, axis) => at * x.shape[axis]! + i, 0)]!
}

function expectClose(x: Tensor, reference: (...index: number[]) => number, tolerance = 1e-13): void {
  const data = x.dataSync()
  const index = x.shape.map(() => 0)
  for (let at = 0; at < data.length; at++) {
    expect(Math.abs(data[at]! - reference(...index))).toBeLessThan(tolerance)
    for (let axis = index.length - 1; axis >= 0 && ++index[axis]! === x.shape[axis]; axis--) index[axis] = 0
  }
}

function expectGradients(f: (...inputs: Tensor[]) => Tensor, ...inputs: Tensor[]): void {
  expect(Math.max(...Object.values(checkGradients(f, inputs)))).toBeLessThan(1e-6)
}

const total = (n: number, term: (i: number) => number): number => Array.from({ length: n }, (_, i) => term(i)).reduce((a, b) => a + b, 0)

describe('linear', () => {
  const x = draw(0, 2, 3, 5)
  const w = draw(1, 4, 5)
  const b = draw(2, 4)
  const [px, pw, pb] = [reader(x), reader(w), reader(b)]

  test('is x·Wᵀ + b over leading axes', () => {
    expectClose(linear(x, w, b), (i, j, o) => total(5, (k) => px(i, j, k) * pw(o, k)) + pb(o))
    expectClose(linear(x, w), (i, j, o) => total(5, (k) => px(i, j, k) * pw(o, k)))
    expectGradients(linear, x, w, b)
  })

  test('refuses weights of other widths', () => {
    expect(() => linear(x, draw(1, 5, 4))).toThrow(/\[ORTHO_SHAPE\]/)
  })
})

describe('embedding', () => {
  const w = draw(0, 5, 3)

  test('picks rows, and adds up the gradients of repeated ones', () => {
    const pw = reader(w)
    const rows = [
      [4, 0],
      [4, 2],
    ]
    expectClose(embedding(w, ids(rows)), (i, j, k) => pw(rows[i]![j]!, k), 1e-300)
    expectGradients((weights) => embedding(weights, ids(rows)), w)
  })

  test('takes no ids, and refuses those out of range', () => {
    expect(embedding(w, reshape(ids([]), [0])).shape).toEqual([0, 3])
    expect(() => embedding(w, ids([5]))).toThrow(/\[ORTHO_SHAPE\]/)
    expect(() => embedding(w, ids([-1]))).toThrow(/in \[0, 4\], got -1/)
    expect(() => embedding(w, tensor([1.5]))).toThrow(/\[ORTHO_DTYPE\]/)
  })
})

describe('rmsNorm', () => {
  test('divides by the root mean square and scales', () => {
    const x = draw(0, 3, 4)
    const w = draw(1, 4)
    const [px, pw] = [reader(x), reader(w)]
    expectClose(rmsNorm(x, w, 0.1), (i, j) => (px(i, j) / Math.sqrt(total(4, (k) => px(i, k) ** 2) / 4 + 0.1)) * pw(j))
    expectGradients((a, b) => rmsNorm(a, b, 0.1), x, w)
    expect(rmsNorm(tensor([[0, 0]]), ones([2])).toArray()).toEqual([[0, 0]])
  })
})

describe('swiglu', () => {
  test('gates the hidden layer', () => {
    const [x, gate, up, down] = [draw(0, 2, 3), draw(1, 5, 3), draw(2, 5, 3), draw(3, 3, 5)]
    const [gateBias, upBias, downBias] = [draw(4, 5), draw(5, 5), draw(6, 3)]
    const [px, pg, pu, pd] = [reader(x), reader(gate), reader(up), reader(down)]
    const [bg, bu, bd] = [reader(gateBias), reader(upBias), reader(downBias)]
    const hidden = (i: number, h: number): number => {
      const g = total(3, (k) => px(i, k) * pg(h, k)) + bg(h)
      return (g / (1 + Math.exp(-g))) * (total(3, (k) => px(i, k) * pu(h, k)) + bu(h))
    }
    const result = swiglu(x, { gate, up, down, gateBias, upBias, downBias })
    expectClose(result, (i, o) => total(5, (h) => hidden(i, h) * pd(o, h)) + bd(o))
    expectGradients((a, g, u, d) => swiglu(a, { gate: g, up: u, down: d }), x, gate, up, down)
  })
})

describe('crossEntropy', () => {
  const logits = draw(0, 2, 3, 4)
  const targets = ids([
    [0, 3, 1],
    [2, 2, 0],
  ])
  const [pl, pt] = [reader(logits), reader(targets)]
  const one = (i: number, j: number): number => Math.log(total(4, (k) => Math.exp(pl(i, j, k)))) - pl(i, j, pt(i, j))

  test('is −log p of the targets: each, their sum, their mean', () => {
    expectClose(crossEntropy(logits, targets, { reduction: 'none' }), one)
    const all = total(2, (i) => total(3, (j) => one(i, j)))
    expect(crossEntropy(logits, targets, { reduction: 'sum' }).item()).toBeCloseTo(all, 12)
    expect(crossEntropy(logits, targets).item()).toBeCloseTo(all / 6, 12)
    expectGradients((x) => crossEntropy(x, targets), logits)
  })

  test('leaves ignored targets out of sum and count', () => {
    const some = ids([
      [0, -100, 1],
      [-100, -100, 0],
    ])
    const expected = (one(0, 0) + one(0, 2) + one(1, 2)) / 3
    expect(crossEntropy(logits, some, { ignoreIndex: -100 }).item()).toBeCloseTo(expected, 12)
    expect(reader(crossEntropy(logits, some, { ignoreIndex: -100, reduction: 'none' }))(0, 1)).toBeCloseTo(0)
    expectGradients((x) => crossEntropy(x, some, { ignoreIndex: -100 }), logits)
    expect(
      crossEntropy(
        logits,
        mul(
          ids([
            [1, 1, 1],
            [1, 1, 1],
          ]),
          -100,
        ),
        { ignoreIndex: -100 },
      ).item(),
    ).toBeNaN()
  })

  test('does not overflow, and refuses what does not fit', () => {
    expect(crossEntropy(tensor([[1e4, -1e4]]), ids([1])).item()).toBe(2e4)
    expect(() => crossEntropy(logits, ids([0, 1]))).toThrow(/"targets" must be shaped like the logits without their last axis, \[2, 3\]/)
    expect(() => crossEntropy(tensor([[0, 0]]), ids([2]))).toThrow(/\[ORTHO_SHAPE\]/)
  })
})

describe('rotary embedding', () => {
  const table = rotaryTable(rotaryFrequencies(6, 100), 5)

  test('turns element i and i + 3 of a head by position · θ^(−i/3)', () => {
    const x = draw(0, 2, 5, 2, 6)
    const px = reader(x)
    expectClose(rotate(x, table), (b, t, h, d) => {
      const angle = t * 100 ** (-(d % 3) / 3)
      const [first, second] = [px(b, t, h, d % 3), px(b, t, h, (d % 3) + 3)]
      return d < 3 ? first * Math.cos(angle) - second * Math.sin(angle) : second * Math.cos(angle) + first * Math.sin(angle)
    })
    expectGradients((y) => rotate(y, table), x)
  })

  test('makes scores depend on distance alone', () => {
    const far = rotaryTable(rotaryFrequencies(6, 100), 5, { offset: 1000 })
    const [q, k] = [draw(1, 1, 6), draw(2, 1, 6)]
    const score = (at: typeof table, i: number, j: number): number => {
      const row = (x: Tensor, n: number): Tensor => slice(rotate(mul(ones([5, 1, 6]), x), at), { axis: 0, start: n, stop: n + 1 })
      return sum(mul(row(q, i), row(k, j))).item()
    }
    expect(score(table, 3, 1)).toBeCloseTo(score(table, 4, 2), 12)
    // Angles of a thousand radians are known to 1e-13 each.
    expect(score(table, 3, 1)).toBeCloseTo(score(far, 2, 0), 10)
  })

  test('scales frequencies', () => {
    const plain = rotaryFrequencies(64, 500000)
    expect(rotaryFrequencies(64, 500000, { type: 'linear', factor: 4 })).toEqual(plain.map((f) => f / 4))
    const scaling = { type: 'llama3', factor: 8, lowFrequencyFactor: 1, highFrequencyFactor: 4, originalContext: 8192 } as const
    rotaryFrequencies(64, 500000, scaling).forEach((f, i) => {
      const turns = (8192 * plain[i]!) / (2 * Math.PI)
      if (turns > 4) expect(f).toBe(plain[i])
      else if (turns < 1) expect(f).toBeCloseTo(plain[i]! / 8, 15)
      else expect(f > plain[i]! / 8 && f < plain[i]!).toBe(true)
    })
  })

  test('refuses odd heads and tables of other sizes', () => {
    expect(() => rotaryFrequencies(5)).toThrow(/"headDim" must be a positive even integer, got 5/)
    expect(() => rotate(draw(0, 4, 2, 6), table)).toThrow(/\[…, 5, heads, 6\]/)
  })
})

describe('attention', () => {
  const [q, k, v] = [draw(0, 2, 3, 4, 2), draw(1, 2, 5, 2, 2), draw(2, 2, 5, 2, 2)]
  const [pq, pk, pv] = [reader(q), reader(k), reader(v)]
  const mask = causalMask(3, 5)
  const naive = (allowed: (t: number, s: number) => boolean) => (b: number, t: number, o: number) => {
    const [h, d] = [Math.floor(o / 2), o % 2]
    const kv = Math.floor(h / 2)
    const weight = (s: number): number => (allowed(t, s) ? Math.exp(total(2, (i) => pq(b, t, h, i) * pk(b, s, kv, i)) / Math.sqrt(2)) : 0)
    return total(5, (s) => weight(s) * pv(b, s, kv, d)) / total(5, weight)
  }

  test('mixes values of grouped heads', () => {
    expectClose(
      groupedQueryAttention(q, k, v),
      naive(() => true),
    )
    expectClose(
      groupedQueryAttention(q, k, v, mask),
      naive((t, s) => s <= t + 2),
    )
    expectGradients((a, b, c) => groupedQueryAttention(a, b, c, mask), q, k, v)
  })

  test('masks what comes later', () => {
    expect(causalMask(2, 3).toArray()).toEqual([
      [0, 0, -Infinity],
      [0, 0, 0],
    ])
    expect(() => causalMask(3, 2)).toThrow(/"queries" must be at most 2/)
    expect(() => groupedQueryAttention(q, draw(1, 2, 5, 3, 2), v)).toThrow(/\[ORTHO_SHAPE\]/)
  })

  test('goes on from a cache as if all positions were given at once', () => {
    const weights = { query: draw(3, 8, 6), key: draw(4, 4, 6), value: draw(5, 4, 6), output: draw(6, 6, 8) }
    const x = draw(7, 2, 5, 6)
    const run = (part: Tensor, offset: number, past?: { keys: Tensor; values: Tensor }) => {
      const n = part.shape[1]!
      return attention(part, weights, {
        headDim: 2,
        rotary: rotaryTable(rotaryFrequencies(2), n, { offset }),
        mask: causalMask(n, offset + n),
        past,
      })
    }
    const whole = run(x, 0)
    const first = run(slice(x, { axis: 1, stop: 3 }), 0)
    const second = run(slice(x, { axis: 1, start: 3 }), 3, first.present)
    const expected = reader(whole.output)
    expectClose(first.output, expected)
    expectClose(second.output, (b, t, d) => expected(b, t + 3, d))
    expect(second.present.keys.shape).toEqual([2, 5, 2, 2])
  })
})
