// Made by `npm run gen` from the files of methods/. Do not edit.
import type { CatalogEntry } from './registry/index.ts'

/** What this package offers, to be listed without loading any of it. */
export const catalog: readonly CatalogEntry[] = [
  {
    id: 'core/check-gradients',
    summary: 'Compares the derivatives of `f` at float64 `inputs` with central differences, and its two modes with each other, along random directions',
    title: 'Comparison of derivatives with central differences and of forward with reverse mode',
    status: 'stable',
    kind: 'diagnostic',
    source: { paper: 'A. Griewank and A. Walther, Evaluating Derivatives, SIAM 2008', year: 2008, where: 'section 3.2 for the adjoint identity ⟨c, J·t⟩ = ⟨Jᵀ·c, t⟩', departures: ['one random direction for each input, not all unit vectors: an error in a derivative shows with probability one'] },
    needs: ['binary', 'reduce'],
    rules: { seed: { kind: 'int', default: 0, min: 0, says: 'seed of the directions' }, step: { kind: 'real', default: 1e-5, min: 1e-12, max: 1, says: 'step of the central differences' } },
    load: () => import('./methods/autodiff/check-gradients.ts').then((m) => m.checkGradientsEntry),
    experiment: () => import('./methods/autodiff/check-gradients.experiment.ts').then((m) => m.checkGradientsExperiment),
  },
]
