import { type Transformation, adamw, chain, clipByGlobalNorm, lion, muon, scaleBySchedule, sgd, warmupCosine } from '@ortho/optim'
import type { OptimizerName, TrainSettings } from './settings.ts'

/** Peak learning rates: those of AdamW and Muon did best in the sweep of `ortho verify muon`. */
const tuned: Readonly<Record<OptimizerName, number>> = { adamw: 4e-3, muon: 3.2e-2, lion: 5e-4, sgd: 0.3 }

/** Share of the steps over which the learning rate rises. */
const warmupShare = 0.05

/** The optimizer that settings describe: clipping, the recipe, and a warm-up followed by half a cosine down to 5%. */
export function transformationOf(settings: TrainSettings): Transformation {
  const { steps, clip, optimizer, learningRate } = settings
  const warmup = Math.max(1, Math.round(warmupShare * steps))
  const rate = learningRate === 0 ? tuned[optimizer] : learningRate
  return chain(
    clipByGlobalNorm(clip === 0 ? Infinity : clip),
    recipe(optimizer, rate, settings.weightDecay),
    scaleBySchedule(warmupCosine({ steps: Math.max(steps, warmup + 1), warmup, end: 0.05 })),
  )
}

function recipe(optimizer: OptimizerName, learningRate: number, weightDecay: number): Transformation {
  switch (optimizer) {
    case 'adamw':
      return adamw({ learningRate, beta1: 0.9, beta2: 0.95, weightDecay, decayed: 'matrices' })
    case 'muon':
      // The rest (embedding, head, gains) keeps a fixed ratio to the matrices' rate.
      return muon({ learningRate, weightDecay, adamLearningRate: learningRate / 4, adamBeta2: 0.95 })
    case 'lion':
      return lion({ learningRate, weightDecay: 3 * weightDecay })
    case 'sgd':
      return sgd({ learningRate, momentum: 0.9 })
  }
}
