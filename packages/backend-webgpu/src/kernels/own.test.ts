import { afterAll, describe, expect, test } from 'vitest'
import { conformance } from '@ortho/testkit'
import { backendForTests } from '../fixtures/device.ts'

const backend = await backendForTests()
afterAll(() => { backend?.destroy() })
const pattern = new RegExp(`^(${process.env['KERNELS'] ?? '.*'})`)
describe('x', () => {
  if (backend === undefined) return
  for (const { name, run } of conformance(backend).filter((c) => pattern.test(c.name))) test(name, run)
})
