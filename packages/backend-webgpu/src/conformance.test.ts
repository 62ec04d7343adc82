import { describeConformance } from '@ortho/testkit/vitest'
import { afterAll } from 'vitest'
import { backendForTests } from './fixtures/device.ts'

const backend = await backendForTests()
afterAll(() => backend?.destroy())
if (backend !== undefined) describeConformance(backend)
