import { describeInChromium } from './fixtures/conformance.ts'

describeInChromium('conformance of the CPU backend in Chromium', 'cpu.ts', { start: [1], isolated: false })
describeInChromium('conformance of the CPU backend in Chromium, on two threads', 'cpu.ts', { start: [2] })
