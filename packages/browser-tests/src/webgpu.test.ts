import { softwareWebGpu } from './chromium.ts'
import { describeInChromium } from './fixtures/conformance.ts'

describeInChromium('conformance of the WebGPU backend in Chromium', 'webgpu.ts', { args: softwareWebGpu, concurrent: true })
