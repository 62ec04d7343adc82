import { expect, test } from 'vitest'
import { hasRelaxedSimd } from './simd.ts'

test('finds relaxed SIMD exactly where a module that uses it compiles', () => {
  // A whole module from another source: f32x4.relaxed_min as the WebAssembly text tools encode it.
  const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 123, 123, 1, 123, 3, 2, 1, 0, 10, 11, 1, 9, 0, 32, 0, 32, 1, 253, 141, 2, 11]
  expect(hasRelaxedSimd()).toBe(WebAssembly.validate(Uint8Array.from(bytes)))
})
