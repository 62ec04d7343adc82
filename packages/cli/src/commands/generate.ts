import { type Key, key } from '@ortho/core'
import { generate as continueText, loadLlama } from '@ortho/nn'
import type { Output } from '../ui/output.ts'

/** What `ortho generate` takes. */
export interface GenerateSettings {
  /** Text to continue. */
  prompt: string
  /** Tokens to add. */
  tokens: number
  /** Divides the logits; 0 always takes the likeliest token. */
  temperature: number
  /** Draw from so many of the likeliest tokens; 0 for all. */
  topK: number
  /** Draw from the likeliest tokens that hold this probability together. */
  topP: number
  /** Seed of the draws. */
  seed: number
}
