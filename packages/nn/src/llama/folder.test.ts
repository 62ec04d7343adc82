import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Tensor, isOrthoError, key, tensor, zeros } from '@ortho/core'
import { openCheckpoint, writeSafetensors } from '@ortho/io'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type LlamaModel,
  byteTokenizer,
  huggingFaceTokenizer,
  initLlama,
  llamaConfig,
  llamaLogits,
  loadLlama,
  saveLlama,
} from '../index.ts'

const config = llamaConfig({ hiddenSize: 16, intermediateSize: 24, numHiddenLayers: 2, numAttentionHeads: 4, numKeyValueHeads: 2 })
const params = initLlama(key(1), config)
const tokenizer = byteTokenizer()
const model: LlamaModel = { config, params, tokenizer, generation: { temperature: 0.8, topK: 20 } }

let folder: string
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'ortho-nn-')), 'model')
})
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }))

const readJson = async (name: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(folder, name), 'utf8')) as Record<string, unknown>

async function edit(name: string, change: (json: Record<string, unknown>) => object): Promise<void> {
  await writeFile(join(folder, name), JSON.stringify(change(await readJson(name))))
}

function expectSame(a: Readonly<Record<string, Tensor>>, b: Readonly<Record<string, Tensor>>): void {
  expect(Object.keys(a).sort()).toEqual(Object.keys(b).sort())
  for (const [name, x] of Object.entries(a)) {
    expect([name, x.dtype, x.shape]).toEqual([name, b[name]!.dtype, b[name]!.shape])
    expect(x.dataSync()).toEqual(b[name]!.dataSync())
  }
}

describe('saveLlama and loadLlama', () => {
  test.each(['float32', 'float64'] as const)('round trip of %s, bit for bit', async (dtype) => {
    const own = initLlama(key(2), config, { dtype })
    await saveLlama(folder, { ...model, params: own })
    const loaded = await loadLlama(folder)
    expectSame(loaded.params, own)
    expect({ ...loaded.config, extra: {} }).toEqual(config)
    expect(loaded.generation).toEqual({ temperature: 0.8, topK: 20, topP: 1 })
    expect(loaded.tokenizer?.decode(loaded.tokenizer.encode('né'))).toBe('né')
    expect((await readJson('config.json'))['torch_dtype']).toBe(dtype)
    expect((await loadLlama(folder, { dtype: 'float64' })).params['model.norm.weight']?.dtype).toBe('float64')
  })

  test('writes the files of transformers, and no others', async () => {
    await saveLlama(folder, model)
    expect((await readdir(folder)).sort()).toEqual([
      'config.json',
      'generation_config.json',
      'model.safetensors',
      'tokenizer.json',
      'tokenizer_config.json',
    ])
    expect(await readJson('config.json')).toMatchObject({ architectures: ['LlamaForCausalLM'], model_type: 'llama', bos_token_id: null })
    expect(await readJson('generation_config.json')).toMatchObject({ do_sample: true, temperature: 0.8, top_k: 20 })
    const checkpoint = await openCheckpoint(folder)
    expect(checkpoint.metadata).toEqual({ format: 'pt' })
    expect(checkpoint.info('model.layers.1.self_attn.k_proj.weight').shape).toEqual([8, 16])
    expect(checkpoint.has('lm_head.weight')).toBe(true)
    await checkpoint.close()
  })

  test.each(['BF16', 'F16'] as const)('%s widens to float32', async (dtype) => {
    await saveLlama(folder, model, { dtype })
    const first = await loadLlama(folder)
    expect(first.params['model.norm.weight']?.dtype).toBe('float32')
    expect((await readJson('config.json'))['torch_dtype']).toBe(dtype === 'BF16' ? 'bfloat16' : 'float16')
    // What has been rounded once is not rounded again.
    await saveLlama(folder, { config, params: first.params }, { dtype, overwrite: true })
    expectSame((await loadLlama(folder)).params, first.params)
    // Weights are below 2⁻³ in size, where neighbours in bfloat16 are at most 2⁻¹¹ apart.
    const error = first.params['lm_head.weight']!.dataSync().map((x, i) => Math.abs(x - params['lm_head.weight']!.dataSync()[i]!))
    expect(Math.max(...error)).toBeLessThanOrEqual(2 ** -12)
    expect(Math.max(...error)).toBeGreaterThan(0)
  })

  test('tied models store the embedding once, and ignore a copy', async () => {
    const tied = llamaConfig({ ...config, tieWordEmbeddings: true })
    const own = initLlama(key(3), tied)
    await saveLlama(folder, { config: tied, params: own })
    expectSame((await loadLlama(folder)).params, own)
    const tensors = {
      ...own,
      'lm_head.weight': own['model.embed_tokens.weight']!,
      'model.layers.0.self_attn.rotary_emb.inv_freq': zeros([2]),
    }
    await writeSafetensors(join(folder, 'model.safetensors'), tensors)
    expectSame((await loadLlama(folder)).params, own)
  })

  test('shards, and reads files by name as a browser has them', async () => {
    await saveLlama(folder, model, { maxShardBytes: 10_000 })
    const names = await readdir(folder)
    expect(names).toContain('model.safetensors.index.json')
    expectSame((await loadLlama(folder)).params, params)
    const files = Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, new Blob([await readFile(join(folder, name))])] as const)),
    )
    expectSame((await loadLlama(files)).params, params)
  })

  test('writes numbers that Python must read as floats with a point', async () => {
    const scaled = llamaConfig({ ...config, ropeTheta: 500000, ropeScaling: { type: 'linear', factor: 8 } })
    await saveLlama(folder, { config: scaled, params, generation: { temperature: 1 } })
    const text = await readFile(join(folder, 'config.json'), 'utf8')
    expect(text).toMatch(/"rope_theta": 500000\.0,\n/)
    expect(text).toMatch(/"factor": 8\.0\n/)
    expect(text).toMatch(/"hidden_size": 16,\n/)
    expect(await readFile(join(folder, 'generation_config.json'), 'utf8')).toMatch(/"temperature": 1\.0,\n/)
    expect((await loadLlama(folder)).config).toMatchObject({ ropeTheta: 500000, ropeScaling: { factor: 8 } })
  })

  test.each([
    [{}, { temperature: 0, topP: 1 }],
    [{ do_sample: true }, { temperature: 1, topP: 1, topK: 50 }],
    [
      { do_sample: true, top_k: null },
      { temperature: 1, topP: 1 },
    ],
    [
      { do_sample: true, top_k: 0, top_p: 0.9, temperature: 0.5 },
      { temperature: 0.5, topP: 0.9 },
    ],
    [
      { max_new_tokens: 7, eos_token_id: [3, 4] },
      { temperature: 0, topP: 1, maxNewTokens: 7, stop: [3, 4] },
    ],
  ])('reads generation_config.json %j', async (json, expected) => {
    await saveLlama(folder, model)
    await writeFile(join(folder, 'generation_config.json'), JSON.stringify(json))
    expect((await loadLlama(folder)).generation).toEqual(expected)
  })

  test('computes what was saved', async () => {
    await saveLlama(folder, model)
    const tokens = tensor([Array.from(tokenizer.encode('orthogonal'))], { dtype: 'int32' })
    const loaded = await loadLlama(folder)
    expect(llamaLogits(loaded.params, loaded.config, tokens).dataSync()).toEqual(llamaLogits(params, config, tokens).dataSync())
  })

  test('keeps unknown fields and foreign tokenizer files through a rewrite', async () => {
    await saveLlama(folder, model)
    await edit('config.json', (json) => ({ ...json, _note: { a: 1 }, use_cache: false }))
    await writeFile(join(folder, 'special_tokens_map.json'), '{"x": 1}')
    const loaded = await loadLlama(folder)
    await saveLlama(folder, loaded, { overwrite: true })
    expect(await readJson('config.json')).toMatchObject({ _note: { a: 1 }, use_cache: false })
    expect(await readFile(join(folder, 'special_tokens_map.json'), 'utf8')).toBe('{"x": 1}')
  })

  test('replaces a model only when asked to, and then with all that belongs to it', async () => {
    await saveLlama(folder, model)
    await writeFile(join(folder, 'notes.txt'), 'mine')
    await expect(saveLlama(folder, model)).rejects.toThrow(/"folder" must be free of a model.*overwrite/)
    await saveLlama(folder, { config, params: initLlama(key(9), config) }, { overwrite: true })
    expect((await readdir(folder)).sort()).toEqual(['config.json', 'generation_config.json', 'model.safetensors', 'notes.txt'])
    expect((await loadLlama(folder)).tokenizer).toBeUndefined()
  })

  test('a write that fails half way leaves a folder that does not load', async () => {
    await saveLlama(folder, model)
    const broken: LlamaModel = { ...model, tokenizer: { ...tokenizer, files: { 'no/such/folder.json': '{}' } } }
    await expect(saveLlama(folder, broken, { overwrite: true })).rejects.toThrow(/ENOENT/)
    await expect(loadLlama(folder)).rejects.toThrow(/config.json must be in the folder of a model, got no such file/)
  })

  test('checks the model before it touches the folder', async () => {
    const { 'model.norm.weight': _, ...missing } = params
    await expect(saveLlama(folder, { config, params: missing })).rejects.toThrow(
      /"model.norm.weight" must be a tensor of shape \[16\], got nothing/,
    )
    await expect(saveLlama(folder, { config, params: { ...params, x: zeros([1]) } })).rejects.toThrow(
      /"x" must be a tensor that the configuration has/,
    )
    await expect(saveLlama(folder, { config: { ...config, vocabSize: 200 }, params })).rejects.toThrow(
      /embed_tokens.*\[200, 16\], got \[256, 16\]/,
    )
    await expect(saveLlama(folder, { config: { ...config, headDim: 3 }, params })).rejects.toThrow(/"config.headDim" must be even/)
    await expect(stat(folder)).rejects.toThrow(/ENOENT/)
  })
})

describe('a folder that is not a whole Llama', () => {
  const rewrite = (change: (all: Record<string, Tensor>) => Record<string, Tensor>) =>
    writeSafetensors(join(folder, 'model.safetensors'), change({ ...params }))

  const cases: readonly (readonly [string, () => Promise<unknown>, RegExp])[] = [
    ['no config', () => rm(join(folder, 'config.json')), /config.json must be in the folder of a model, got no such file/],
    ['NaN in the config', () => writeFile(join(folder, 'config.json'), '{"hidden_size": NaN}'), /config.json must be JSON/],
    ['a config of bytes', () => writeFile(join(folder, 'config.json'), Uint8Array.of(0xff, 0xfe)), /config.json must be UTF-8/],
    [
      'another architecture',
      () => edit('config.json', (json) => ({ ...json, model_type: 'gpt2' })),
      /"model_type" must be "llama", got "gpt2"/,
    ],
    [
      'a billion layers',
      () => edit('config.json', (json) => ({ ...json, num_hidden_layers: 1e9 })),
      /"model.layers.2.input_layernorm.weight" must be a float tensor of shape \[16\].*no such tensor/,
    ],
    [
      'fewer layers',
      () => edit('config.json', (json) => ({ ...json, num_hidden_layers: 1 })),
      /"model.layers.1.\S+" must be a tensor of the model/,
    ],
    [
      'more tokens than rows',
      () => edit('config.json', (json) => ({ ...json, vocab_size: 300 })),
      /"model.embed_tokens.weight" must be .*\[300, 16\].*got F32 \[256, 16\]/,
    ],
    [
      'fewer rows than tokens',
      () => edit('config.json', (json) => ({ ...json, vocab_size: 200 })),
      /"tokenizer" must be of at most 200 tokens/,
    ],
    ['no weights', () => rm(join(folder, 'model.safetensors')), /\[ORTHO_FORMAT\]/],
    [
      'weights cut short',
      async () => writeFile(join(folder, 'model.safetensors'), (await readFile(join(folder, 'model.safetensors'))).subarray(0, -4)),
      /model.safetensors/,
    ],
    [
      'a missing tensor',
      () => rewrite(({ 'model.norm.weight': _, ...rest }) => rest),
      /model.safetensors: "model.norm.weight" must be .*\[16\].*no such tensor/,
    ],
    ['no tensor at all', () => rewrite(() => ({})), /no such tensor/],
    [
      'a transposed tensor',
      () => rewrite((all) => ({ ...all, 'model.layers.0.mlp.down_proj.weight': zeros([24, 16]) })),
      /down_proj.weight" must be .*\[16, 24\].*got F64 \[24, 16\]/,
    ],
    [
      'an integer tensor',
      () => rewrite((all) => ({ ...all, 'model.norm.weight': zeros([16], { dtype: 'int32' }) })),
      /norm.weight" must be a float tensor.*got I32 \[16\]/,
    ],
    [
      'a strange tensor',
      () => rewrite((all) => ({ ...all, 'lora_A.weight': zeros([1]) })),
      /"lora_A.weight" must be a tensor of the model/,
    ],
    ['a broken tokenizer', () => writeFile(join(folder, 'tokenizer.json'), '{}'), /tokenizer.json must be/],
    [
      'a broken generation config',
      () => writeFile(join(folder, 'generation_config.json'), '{"top_k": "x"}'),
      /generation_config.json: "top_k" must be a number/,
    ],
  ]
  test.each(cases)('%s: one clear FormatError', async (_, spoil, message) => {
    await saveLlama(folder, model)
    await spoil()
    const error: unknown = await loadLlama(folder).catch((e: unknown) => e)
    expect(isOrthoError(error) && error.code).toBe('ORTHO_FORMAT')
    expect(String(error)).toMatch(message)
    expect(String(error)).not.toContain('\n')
  })

  test('a tokenizer of more tokens than rows is not saved', async () => {
    const many = await huggingFaceTokenizer({ 'tokenizer.json': (tokenizer.files['tokenizer.json'] ?? '').replace('255', '299') })
    await expect(saveLlama(folder, { config, params, tokenizer: many })).rejects.toThrow(/at most 256 tokens/)
  })
})
