import { type Tensor, type Tree, add, cpuBackend, isOrthoError, scope, tensor, transpose, treeLeaves, treeMap } from '@ortho/core'
import { type Transformation, adamw, chain, clipByGlobalNorm, muon, scaleBySchedule, sgd } from '@ortho/optim'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import * as layers from '@tensorflow/tfjs-layers'
import { describe, expect, test } from 'vitest'
import { tfjsBackend } from '../backend.ts'
import { type GradientTransformation, asTfOptimizer } from './as-tf-optimizer.ts'

const backend = await tfjsBackend({ backend: 'cpu' })
const host = cpuBackend()

const methods: readonly (readonly [string, () => Transformation])[] = [
  ['adamw', () => adamw({ learningRate: 0.01, weightDecay: 0.1 })],
  ['sgd with momentum', () => sgd({ learningRate: 0.05, momentum: 0.9 })],
  [
    'clipped, scheduled adamw',
    () =>
      chain(
        clipByGlobalNorm(0.5),
        adamw({ learningRate: 0.01 }),
        scaleBySchedule((step) => 1 / (1 + step)),
      ),
  ],
]

function model(): layers.Sequential {
  const seed = (n: number) => layers.initializers.glorotUniform({ seed: n })
  return layers.sequential({
    layers: [
      layers.layers.dense({ units: 7, inputShape: [5], activation: 'tanh', kernelInitializer: seed(1) }),
      layers.layers.dense({ units: 3, kernelInitializer: seed(2) }),
    ],
  })
}

function batch(): [tf.Tensor, tf.Tensor] {
  return [
    tf.tensor2d(
      Float32Array.from({ length: 40 }, (_, i) => Math.sin(i)),
      [8, 5],
    ),
    tf.tensor2d(
      Float32Array.from({ length: 24 }, (_, i) => Math.cos(i)),
      [8, 3],
    ),
  ]
}

function lossOf(net: layers.Sequential, x: tf.Tensor, y: tf.Tensor): tf.Scalar {
  return tf.losses.meanSquaredError(y, net.predict(x) as tf.Tensor)
}

function weightsOf(net: layers.Sequential): Record<string, tf.Variable> {
  return Object.fromEntries(net.trainableWeights.map(({ name }) => [name, tf.engine().registeredVariables[name]!]))
}

/** Σ x². */
function sumOfSquares(x: tf.Tensor): tf.Scalar {
  return tf.sum(tf.square(x))
}

/** The same steps by hand, in float64 on the CPU, from gradients that TensorFlow.js computes at the model's own weights. */
class ByHand {
  params: Record<string, Tensor>
  state: Tree<Tensor>
  readonly t: Transformation
  readonly seen: (name: string, x: Tensor) => Tensor

  constructor(t: Transformation, weights: Record<string, tf.Variable>, seen: (name: string, x: Tensor) => Tensor = (_, x) => x) {
    this.t = t
    this.seen = seen
    this.params = this.read(weights)
    this.state = t.init(this.params)
  }

  read(tensors: Record<string, tf.Tensor>): Record<string, Tensor> {
    return Object.fromEntries(
      Object.entries(tensors).map(([name, x]) => [
        name,
        this.seen(name, tensor(Float32Array.from(x.dataSync()), { shape: x.shape, backend: host })),
      ]),
    )
  }

  step(gradients: Record<string, tf.Tensor>): void {
    const { updates, state } = this.t.update(this.read(gradients), this.state, this.params)
    this.params = treeMap((p: Tensor, u: Tensor) => add(p, u), this.params, updates)
    this.state = state
  }

  /** Largest difference from the weights of the model. */
  distance(weights: Record<string, tf.Variable>): number {
    const found = this.read(weights)
    const differences = Object.entries(this.params).flatMap(([name, x]) => {
      const other = found[name]!.toArray() as number[][]
      return (x.toArray() as number[][]).flat().map((v, i) => Math.abs(v - other.flat()[i]!))
    })
    return Math.max(...differences)
  }
}

function follow(transformation: () => Transformation, steps: number, outputsFirst?: (name: string) => boolean): void {
  const net = model()
  const optimizer = asTfOptimizer(transformation(), { backend, outputsFirst })
  const weights = weightsOf(net)
  const turn = (name: string, x: Tensor): Tensor => (outputsFirst?.(name) === true && x.ndim > 1 ? transpose(x) : x)
  const hand = new ByHand(transformation(), weights, turn)
  const [x, y] = batch()
  for (let step = 0; step < steps; step++) {
    const { value, grads } = optimizer.computeGradients(() => lossOf(net, x, y), Object.values(weights))
    hand.step(grads)
    optimizer.applyGradients(grads)
    tf.dispose([value, grads])
    expect(hand.distance(weights)).toBeLessThan(1e-6)
  }
  optimizer.dispose()
  net.dispose()
  tf.dispose([x, y])
}

describe('each step is that of the transformation by hand', () => {
  test.each(methods)('%s', (_, make) => {
    follow(make, 8)
  })

  test('muon on matrices with outputs first', () => {
    const isKernel = (name: string): boolean => name.endsWith('kernel')
    follow(() => muon({ learningRate: 0.02 }), 8, isKernel)
  })
})

describe('in model.compile', () => {
  test('a model trains, and memory is the same after 2 and 100 steps', async () => {
    const net = model()
    const [x, y] = batch()
    const optimizer = asTfOptimizer(adamw({ learningRate: 0.02 }), { backend })
    net.compile({ optimizer, loss: 'meanSquaredError' })
    const first = await net.trainOnBatch(x, y)
    await net.trainOnBatch(x, y)
    const before = tf.memory()
    let last = first
    for (let step = 2; step < 100; step++) last = await net.trainOnBatch(x, y)
    expect(tf.memory().numTensors).toBe(before.numTensors)
    expect(tf.memory().numDataBuffers).toBe(before.numDataBuffers)
    expect(tf.memory().numBytes).toBe(before.numBytes)
    expect(optimizer.iterations).toBe(100)
    expect(Number(last)).toBeLessThan(0.5 * Number(first))
    optimizer.dispose()
    net.dispose()
    tf.dispose([x, y])
  })

  test('fit trains in tidied steps', async () => {
    const net = model()
    const [x, y] = batch()
    net.compile({ optimizer: asTfOptimizer(sgd({ learningRate: 0.1, momentum: 0.9 }), { backend }), loss: 'meanSquaredError' })
    const { history } = await net.fit(x, y, { epochs: 20, batchSize: 4, shuffle: false })
    const losses = history['loss'] as number[]
    expect(losses.at(-1)).toBeLessThan(0.5 * losses[0]!)
  })
})

describe('state', () => {
  test('saved and restored state goes on as if it had not stopped', async () => {
    const net = model()
    const [x, y] = batch()
    const weights = Object.values(weightsOf(net))
    const step = (optimizer: tf.Optimizer): void => void optimizer.minimize(() => lossOf(net, x, y), false, weights)
    const one = asTfOptimizer(adamw({ learningRate: 0.05 }), { backend })
    for (let i = 0; i < 3; i++) step(one)
    const saved = await one.getWeights()
    const at = weights.map((w) => w.dataSync().slice())
    step(one)
    const expected = weights.map((w) => w.dataSync().slice())
    weights.forEach((w, i) => w.assign(tf.tensor(at[i]!, w.shape)))
    const other = asTfOptimizer(adamw({ learningRate: 0.05 }), { backend })
    await other.setWeights(saved)
    expect(other.iterations).toBe(3)
    step(other)
    weights.forEach((w, i) => expect(w.dataSync()).toEqual(expected[i]))
  })

  test('of other variables is refused', () => {
    const [a, b] = [tf.variable(tf.tensor1d([1, 2]), true, 'first'), tf.variable(tf.tensor1d([3]), true, 'second')]
    const optimizer = asTfOptimizer(adamw({}), { backend })
    optimizer.minimize(() => sumOfSquares(a), false, [a])
    expect(() => optimizer.minimize(() => sumOfSquares(b), false, [b])).toThrow(/the same variables at every step \(first\), got second/)
    expect(() => optimizer.applyGradients({ nobody: tf.tensor1d([1]) })).toThrow(/variables of TensorFlow.js, got nobody/)
  })
})

test('a transformation that looks around is given the loss and its gradient elsewhere', () => {
  const w = tf.variable(tf.tensor1d([3, 4]), true, 'w')
  const found: number[][] = []
  const looking: GradientTransformation = {
    init: () => null,
    update: (_grads, state, params, context) => {
      const [value, grads] = context!.valueAndGrad!(treeMap((p: Tensor) => add(p, 1), params))
      found.push([context!.value!.item(), value.item(), ...treeLeaves(grads).flatMap((g) => [...g.dataSync()])])
      return { updates: grads, state }
    },
  }
  const before = tf.memory().numTensors
  asTfOptimizer(looking, { backend }).minimize(() => sumOfSquares(w), false, [w])
  expect(found).toEqual([[25, 41, 8, 10]])
  expect([...w.dataSync()]).toEqual([11, 14])
  expect(tf.memory().numTensors).toBe(before)
})

test('a failing transformation leaves variables and memory alone', () => {
  const w = tf.variable(tf.tensor1d([3, 4]), true, 'v')
  const failing: GradientTransformation = {
    init: (params) => treeMap((p: Tensor) => add(p, 0), params),
    update: () => {
      throw new RangeError('no')
    },
  }
  const optimizer = asTfOptimizer(failing, { backend })
  const grads = { v: tf.tensor1d([1, 1]) }
  const before = tf.memory().numTensors
  expect(() => optimizer.applyGradients(grads)).toThrow('no')
  expect(tf.memory().numTensors).toBe(before)
  expect([...w.dataSync()]).toEqual([3, 4])
})

test('without a backend of tfjs it says which one it needs', () => {
  let code: unknown
  try {
    scope(() => asTfOptimizer(adamw({})))
  } catch (error) {
    code = isOrthoError(error) ? error.code : error
  }
  expect(code).toBe('ORTHO_BACKEND')
})
