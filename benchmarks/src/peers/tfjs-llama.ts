import * as tf from '@tensorflow/tfjs-core'
import type { LlamaConfig } from '@ortho/nn'

/** Weights by the names of `transformers`; matrices are `[in, out]`, the layout that TensorFlow.js multiplies fastest. */
export type TfjsWeights = ReadonlyMap<string, tf.Variable>

/** A batch of token ids, `batch · positions` long, row by row. */
export interface TfjsBatch {
  readonly batch: number
  readonly positions: number
  readonly tokens: tf.Tensor1D
  /** The token after each. */
  readonly targets: tf.Tensor1D
}

/** Cosines and sines of the rotary angles `[positions, 1, headDim]`, and the causal mask `[positions, positions]`. */
export interface TfjsTables {
  readonly cos: tf.Tensor
  readonly sin: tf.Tensor
  readonly mask: tf.Tensor
}

/** The same model as `llamaLoss` of @ortho/nn in operations of TensorFlow.js: mean cross-entropy of the next token. */
export function tfjsLlamaLoss(weights: TfjsWeights, config: LlamaConfig, tables: TfjsTables, data: TfjsBatch): tf.Scalar {
  const weight = (name: string): tf.Variable => named(weights, name)
  const eps = config.rmsNormEps
  let x = embedding(weight('model.embed_tokens.weight'), data.tokens, config.vocabSize)
  for (let layer = 0; layer < config.numHiddenLayers; layer++) {
    const at = (name: string): tf.Variable => weight(`model.layers.${layer}.${name}.weight`)
    x = tf.add(x, attention(rmsNorm(x, at('input_layernorm'), eps), at, config, tables, data))
    const normed = rmsNorm(x, at('post_attention_layernorm'), eps)
    const gate = tf.matMul(normed, at('mlp.gate_proj'))
    const inner = tf.mul(tf.mul(gate, tf.sigmoid(gate)), tf.matMul(normed, at('mlp.up_proj')))
    x = tf.add(x, tf.matMul(inner, at('mlp.down_proj')))
  }
  const logits = tf.matMul(rmsNorm(x, weight('model.norm.weight'), eps), weight('lm_head.weight'))
  return tf.losses.softmaxCrossEntropy(tf.oneHot(data.targets, config.vocabSize), logits)
}

/** Tables for a context of this length. */
export function tfjsTables({ headDim, ropeTheta }: LlamaConfig, positions: number): TfjsTables {
  const half = headDim / 2
  const angles = Array.from({ length: positions * headDim }, (_, i) => Math.floor(i / headDim) * ropeTheta ** ((-2 * (i % half)) / headDim))
  const mask = Array.from({ length: positions ** 2 }, (_, i) => (i % positions > Math.floor(i / positions) ? -1e9 : 0))
  return {
    cos: tf.tensor(angles.map(Math.cos), [positions, 1, headDim]),
    sin: tf.tensor(angles.map(Math.sin), [positions, 1, headDim]),
    mask: tf.tensor(mask, [positions, positions]),
  }
}

function named(weights: TfjsWeights, name: string): tf.Variable {
  const found = weights.get(name)
  if (found === undefined) throw new RangeError(`no weight is called ${name}`)
  return found
}

/**
 * Rows of `weight`. The WebAssembly backend has no kernel for the gradient that TensorFlow.js gives to `gather`, so it is a
 * product with the one-hot matrix: transposed beforehand, for only untransposed products are fast there.
 */
function embedding(weight: tf.Variable, tokens: tf.Tensor1D, vocabulary: number): tf.Tensor {
  const lookup = tf.customGrad(() => ({
    value: tf.gather(weight, tokens),
    gradFunc: (change: tf.Tensor) => tf.matMul(tf.transpose(tf.cast(tf.oneHot(tokens, vocabulary), 'float32')), change),
  }))
  return lookup(weight)
}

function rmsNorm(x: tf.Tensor, gain: tf.Variable, eps: number): tf.Tensor {
  return tf.mul(tf.mul(x, tf.rsqrt(tf.add(tf.mean(tf.square(x), -1, true), eps))), gain)
}

/** Rotary self-attention with grouped queries: a group's queries lie below each other, so its key head is not repeated. */
function attention(
  x: tf.Tensor,
  at: (name: string) => tf.Variable,
  { numAttentionHeads: heads, numKeyValueHeads: shared, headDim }: LlamaConfig,
  tables: TfjsTables,
  { batch, positions }: TfjsBatch,
): tf.Tensor {
  const split = (y: tf.Tensor, count: number): tf.Tensor => tf.reshape(y, [batch, positions, count, headDim])
  const byHead = (y: tf.Tensor, count: number): tf.Tensor3D =>
    tf.reshape(tf.transpose(y, [0, 2, 1, 3]), [batch * shared, (count / shared) * positions, headDim])
  const q = byHead(rotate(split(tf.matMul(x, at('self_attn.q_proj')), heads), tables), heads)
  const k = byHead(rotate(split(tf.matMul(x, at('self_attn.k_proj')), shared), tables), shared)
  const v = byHead(split(tf.matMul(x, at('self_attn.v_proj')), shared), shared)
  const scores = tf.reshape(tf.mul(tf.matMul(q, k, false, true), headDim ** -0.5), [batch, heads, positions, positions])
  const weights = tf.softmax(tf.add(scores, tables.mask))
  const mixed = tf.matMul(tf.reshape(weights, [batch * shared, (heads / shared) * positions, positions]), v)
  const joined = tf.transpose(tf.reshape(mixed, [batch, heads, positions, headDim]), [0, 2, 1, 3])
  return tf.matMul(tf.reshape(joined, [batch * positions, heads * headDim]), at('self_attn.o_proj'))
}

function rotate(x: tf.Tensor, { cos, sin }: TfjsTables): tf.Tensor {
  const [first, second] = tf.split(x, 2, -1)
  if (first === undefined || second === undefined) throw new RangeError('two halves are two')
  return tf.add(tf.mul(x, cos), tf.mul(tf.concat([tf.neg(second), first], -1), sin))
}
