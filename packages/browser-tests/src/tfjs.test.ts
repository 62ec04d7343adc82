import { softwareWebGpu } from './chromium.ts'
import { describeInChromium } from './fixtures/conformance.ts'

/**
 * The products, sums and maps that models are made of. The whole suite does not pass here: the shaders of these two compute int32 as
 * float32, exact up to 2²⁴, and functions as coarsely as the driver does.
 */
const only = /^(copy|binary (add|mul)|reduce sum|matmul|softmax) float32: (empty|sizes)|^storage/

describeInChromium('conformance of TensorFlow.js webgpu in Chromium', 'tfjs.ts', { start: ['webgpu'], args: softwareWebGpu, only })
describeInChromium('conformance of TensorFlow.js webgl in Chromium', 'tfjs.ts', { start: ['webgl'], only })
