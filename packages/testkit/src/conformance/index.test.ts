import { type Backend, cpuBackend } from '@ortho/core'
import { describeConformance } from '../vitest.ts'
import { fakeDevice, primitivesOnly } from './fixtures/backends.ts'

const backends: readonly (readonly [name: string, backend: Backend])[] = [
  ['the CPU', cpuBackend()],
  ['the CPU, deterministic', cpuBackend({ mode: 'deterministic' })],
  ['the CPU, portable', cpuBackend({ mode: 'portable' })],
  ['a device that brings primitives only', fakeDevice(primitivesOnly(cpuBackend({ mode: 'portable' })))],
]

for (const [name, backend] of backends) describeConformance(backend, { name })
