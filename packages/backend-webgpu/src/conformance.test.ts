import { describeConformance } from '@ortho/testkit/vitest'
import { afterAll, expect, test } from 'vitest'
import { backendForTests } from './fixtures/device.ts'

const backend = await backendForTests()
afterAll(() => backend?.destroy())

test.runIf(backend !== undefined)('float32, int32 and bool are what it computes with', () => {
  expect([...backend!.dtypes]).toEqual(['float32', 'int32', 'bool'])
})

if (backend !== undefined) describeConformance(backend)
