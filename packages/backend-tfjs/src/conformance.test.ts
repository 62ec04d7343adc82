import '@tensorflow/tfjs-backend-cpu'
import { describeConformance } from '@ortho/testkit/vitest'
import { tfjsBackend } from './backend.ts'

describeConformance(await tfjsBackend({ backend: 'cpu' }), { name: 'TensorFlow.js cpu' })
