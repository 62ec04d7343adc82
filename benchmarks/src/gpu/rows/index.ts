import type { GpuRow } from '../bench.ts'
import { denseFactorizations } from './factorizations.ts'
import { products } from './matmul.ts'
import { memory } from './memory.ts'
import { muonStep } from './muon.ts'
import { newtonSchulzSteps } from './newton-schulz.ts'

/** All rows that run in Node, in the order of the report. */
export const gpuRows: readonly GpuRow[] = [products, memory, newtonSchulzSteps, denseFactorizations, muonStep]
