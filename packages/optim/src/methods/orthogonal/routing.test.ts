import { OptionError, zeros } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { looksLikeLookup, muonGroup } from './routing.ts'

describe('names of embeddings and heads', () => {
  test.each([
    'model.embed_tokens.weight',
    'tok_embeddings.weight',
    'embedding',
    'tokenEmbedding.table',
    'transformer.wte.weight',
    'transformer.wpe.weight',
    'lm_head.weight',
    'lmHead',
    'head.0.weight',
    'classification_head.bias',
    'unembed',
    'patch_embed.proj.weight',
  ])('%s is one', (path) => {
    expect(looksLikeLookup(path)).toBe(true)
  })

  test.each([
    'layers.0.attn.q_proj.weight',
    'multihead_attn.in_proj_weight',
    'heads_mix',
    'overhead.weight',
    'h.0.mlp.c_fc.weight',
    'headline',
    'membed',
    '',
  ])('%s is none', (path) => {
    expect(looksLikeLookup(path)).toBe(false)
  })
})

describe('groups', () => {
  const matrix = zeros([3, 4])
  test('by shape and name', () => {
    const group = muonGroup({})
    expect(group('layers.0.weight', matrix)).toBe('matrix')
    expect(group('conv.weight', zeros([4, 3, 3, 3]))).toBe('matrix')
    expect(group('layers.0.bias', zeros([4]))).toBe('other')
    expect(group('scale', zeros([]))).toBe('other')
    expect(group('embed.weight', matrix)).toBe('other')
    expect(group('lm_head.weight', matrix)).toBe('other')
  })

  test('an embedding or head among the matrices is refused unless forced', () => {
    const wanted = { matrix: () => true }
    expect(() => muonGroup(wanted)('model.lm_head.weight', matrix)).toThrow(OptionError)
    expect(() => muonGroup(wanted)('model.lm_head.weight', matrix)).toThrow('optim/muon: "model.lm_head.weight" must be left to AdamW')
    expect(muonGroup({ ...wanted, force: true })('model.lm_head.weight', matrix)).toBe('matrix')
    expect(muonGroup(wanted)('layers.0.weight', matrix)).toBe('matrix')
    expect(muonGroup({ matrix: (path) => path === 'a' })('b', matrix)).toBe('other')
  })

  test('a vector is refused whatever is said', () => {
    expect(() => muonGroup({ matrix: () => true, force: true })('norm.weight', zeros([4]))).toThrow(
      '"norm.weight" must be of two axes or more',
    )
  })
})
