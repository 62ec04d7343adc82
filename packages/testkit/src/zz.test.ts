import { describeOptimizer } from './vitest.ts'
import { adamw } from '../../optim/src/index.ts'
describeOptimizer('adamw', () => adamw({ learningRate: 0.05 }), { targets: ['parabola', 'mixed'] })
