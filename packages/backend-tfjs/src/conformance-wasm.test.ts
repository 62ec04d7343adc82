import '@tensorflow/tfjs-backend-wasm'
import { describeConformance } from '@ortho/testkit/vitest'
import { tfjsBackend } from './backend.ts'

describeConformance(await tfjsBackend({ backend: 'wasm' }), { name: 'TensorFlow.js wasm' })
