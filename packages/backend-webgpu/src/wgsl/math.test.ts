import { cos, sin, tan, tensor, withBackend } from '@ortho/core'
import { afterAll, expect, test } from 'vitest'
import { backendForTests } from '../fixtures/device.ts'

const backend = await backendForTests()
afterAll(() => backend?.destroy())

test.runIf(backend !== undefined)('sines of large numbers are right to float32', async () => {
  const xs = Float32Array.from({ length: 2000 }, (_, i) => (i % 2 === 0 ? 1 : -1) * 10 ** (3 + (35 * i) / 2000))
  for (const [f, exact] of [
    [sin, Math.sin],
    [cos, Math.cos],
    [tan, Math.tan],
  ] as const) {
    // prettier-ignore
    const found = await withBackend(backend!, () => f(tensor(xs)).data())
    for (const [i, x] of xs.entries()) {
      const error = Math.abs(found[i]! - exact(x)) / Math.max(Math.abs(exact(x)), f === tan ? 1e-3 : 0.01)
      expect(error, `${f.name} ${x}`).toBeLessThan(2 ** -19)
    }
  }
})
