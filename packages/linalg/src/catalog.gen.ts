// Made by `npm run gen` from the files of methods/. Do not edit.
import type { CatalogEntry } from '@ortho/core'

/** What this package offers, to be listed without loading any of it. */
export const catalog: readonly CatalogEntry[] = [
  {
    id: 'linalg/jacobi-svd',
    summary: 'Singular value decomposition by one-sided Jacobi rotations after a pivoted QR factorization',
    title: 'Singular value decomposition by one-sided Jacobi rotations',
    status: 'experimental',
    kind: 'decomposition',
    source: { paper: 'Z. Drmač and K. Veselić, New fast and accurate Jacobi SVD algorithm I, SIAM J. Matrix Anal. Appl. 29 (2008) 1322–1342', year: 2008, where: 'algorithm 4, with de Rijk’s pivoting', departures: ['the product of the rotations is accumulated, where the paper solves with the triangular factor'] },
    needs: [],
    rules: { maxSweeps: { kind: 'int', default: 30, min: 1, says: 'sweeps over all pairs of columns before it gives up' } },
    load: () => import('./methods/singular/jacobi-svd.ts').then((m) => m.jacobiSvdEntry),
    experiment: () => import('./methods/singular/jacobi-svd.experiment.ts').then((m) => m.jacobiSvdExperiment),
  },
  {
    id: 'linalg/newton-schulz',
    summary: 'Pushes every singular value of a matrix towards 1 and leaves its singular vectors alone',
    title: 'Approximate polar factor by Newton–Schulz iteration',
    status: 'experimental',
    kind: 'matrix-function',
    source: { paper: 'K. Jordan et al., Muon: An optimizer for hidden layers in neural networks, 2024; N. Amsel et al., The Polar Express, 2025', year: 2025, arxiv: '2505.16932', where: 'the reference codes; coefficients as listed in `newtonSchulzFamilies`', departures: ['runs in the dtype of its input, not in bfloat16'] },
    needs: ['matmul', 'reduce'],
    rules: { coefficients: { kind: 'custom', default: 'muon', says: 'the name of a family or a list of triples' }, steps: { kind: 'int', default: 5, min: 0, says: 'number of steps' }, normalizer: { kind: 'choice', default: 'frobenius', of: ['frobenius', 'schatten-4', 'row-sums'], says: 'what the input is divided by' }, eps: { kind: 'real', default: 1e-7, min: 0, says: 'added to the norm, in the units of the input' } },
    load: () => import('./methods/orthogonal/newton-schulz.ts').then((m) => m.newtonSchulzEntry),
    experiment: () => import('./methods/orthogonal/newton-schulz.experiment.ts').then((m) => m.newtonSchulzExperiment),
  },
]
