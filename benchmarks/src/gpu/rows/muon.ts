import { type Tensor, mul, tensor } from '@ortho/core'
import { type LlamaConfig, type LlamaTensor, countParameters, llamaConfig, llamaTensors } from '@ortho/nn'
import { looksLikeLookup, muon } from '@ortho/optim'
import type { Case } from '../../case.ts'
import { gaussian } from '../../operands.ts'
import { stopTorch, torch } from '../../peers/torch.ts'
import type { GpuBench, GpuRow } from '../bench.ts'
import { oursOnDevice } from '../ours.ts'
import { samplePlaces } from '../sample.ts'

/** 124 million parameters; the head is the embedding. */
function large(): LlamaConfig {
  return llamaConfig({
    vocabSize: 32_768,
    hiddenSize: 768,
    intermediateSize: 2560,
    numHiddenLayers: 12,
    numAttentionHeads: 12,
    numKeyValueHeads: 12,
    tieWordEmbeddings: true,
  })
}

function tiny(): LlamaConfig {
  return llamaConfig({ vocabSize: 96, hiddenSize: 32, intermediateSize: 48, numHiddenLayers: 2, numAttentionHeads: 4, tieWordEmbeddings: true }) // prettier-ignore
}

/** Parameters whose updates are compared: a square and a wide matrix, and a gain, which goes to AdamW. */
const COMPARED = [
  'model.layers.0.self_attn.q_proj.weight',
  'model.layers.1.mlp.down_proj.weight',
  'model.layers.1.input_layernorm.weight',
] as const

/** Updates are up to the learning rate, 0.02; five steps multiply relative errors by up to 485. */
const TOLERANCE = { absolute: 2e-5 }

/** One step of Muon, gradients given: Newton–Schulz on all matrices, AdamW on the embedding and the gains. */
export const muonStep: GpuRow = { id: 'muon', title: 'One Muon step on a Llama, float32', cases }

async function* cases(bench: GpuBench): AsyncIterable<Case> {
  const config = bench.quick ? tiny() : large()
  const tensors = [...llamaTensors(config)]
  const numbers = gaussian(1, Math.max(...tensors.map(({ shape }) => countParameters([{ shape }]))), 'float32')
  const compared = COMPARED.map((name) => tensors.findIndex((one) => one.name === name))
  const chosen = compared.flatMap((index) => tensors[index] ?? [])
  const places = samplePlaces(...chosen.map(({ shape }) => countParameters([{ shape }])))
  const grads = gradientsOf(tensors, numbers, bench)
  const optimizer = muon()
  const params = Object.fromEntries(Object.entries(grads).map(([name, grad]) => [name, mul(grad, 0.02)]))
  const state = optimizer.init(params)
  const calls = bench.quick ? 1 : 2
  const muonTask = { task: 'muon', operands: [numbers], shape: [], calls } as const
  try {
    yield {
      name: `${(countParameters(tensors) / 1e6).toPrecision(3)} M parameters`,
      reference: () => updatesOf(chosen, numbers, places),
      tolerance: TOLERANCE,
      contenders: [
        oursOnDevice(bench, {
          calls,
          run: () => {
            const step = optimizer.update(grads, state, params)
            return { updates: step.updates, state: step.state }
          },
          compared: ({ updates }) => chosen.flatMap(({ name }) => updates[name] ?? []),
          places,
        }),
        torch({
          ...muonTask,
          parameters: tensors.map(({ name, shape }) => [shape, isMatrix(name, shape) ? 'matrix' : 'other']),
          places: places.map(([of, element]) => [compared[of] ?? -1, element]),
        }),
      ],
      floors: [],
    }
  } finally {
    for (const one of [...Object.values(grads), ...Object.values(params)]) one.dispose()
    stopTorch()
  }
}

/** Gradients: each has the first of the numbers. */
function gradientsOf(tensors: readonly LlamaTensor[], numbers: Float32Array, { backend }: GpuBench): Record<string, Tensor> {
  const gradient = ({ shape }: LlamaTensor): Tensor => tensor(numbers.subarray(0, countParameters([{ shape }])), { shape, backend })
  return Object.fromEntries(tensors.map((one) => [one.name, gradient(one)]))
}

function isMatrix(name: string, shape: readonly number[]): boolean {
  return shape.length >= 2 && !looksLikeLookup(name)
}

/** The updates of some parameters at the places, in float64 on the CPU: each is updated without regard to the others. */
function updatesOf(chosen: readonly LlamaTensor[], numbers: Float32Array, places: ReturnType<typeof samplePlaces>): number[] {
  const exact = Float64Array.from(numbers)
  const grads = chosen.map(({ shape }) => tensor(exact.subarray(0, countParameters([{ shape }])), { shape, backend: 'cpu' }))
  const optimizer = muon()
  const { updates } = optimizer.update(grads, optimizer.init(grads), grads)
  const elements = updates.map((update) => update.dataSync())
  return places.map(([of, element]) => Number(elements[of]?.[element]))
}
