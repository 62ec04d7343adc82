import type { Experiment } from '@ortho/core'

/** Experiments that need a whole model, and so live here and not beside their method. */
const experiments: readonly { readonly id: string; readonly load: () => Promise<Experiment> }[] = [
  { id: 'optim/muon', load: () => import('./muon-on-text.experiment.ts').then((m) => m.muonOnText) },
]

/** The experiments on a method that this package has. */
export function experimentsOn(id: string): Promise<Experiment[]> {
  return Promise.all(experiments.filter((entry) => entry.id === id).map((entry) => entry.load()))
}
