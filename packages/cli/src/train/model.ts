import { type LlamaConfig, llamaConfig } from '@ortho/nn'
import type { TrainSettings } from './settings.ts'

/** The Llama that settings describe, over bytes. @throws OptionError when the sizes do not fit each other. */
export function configOf(settings: TrainSettings): LlamaConfig {
  return llamaConfig({
    vocabSize: 256,
    hiddenSize: settings.hidden,
    intermediateSize: settings.intermediate,
    numHiddenLayers: settings.layers,
    numAttentionHeads: settings.heads,
    numKeyValueHeads: settings.kvHeads,
    maxPositionEmbeddings: settings.context,
  })
}
