// Made by `npm run gen` from the files of methods/. Do not edit.
import type { CatalogEntry } from '@ortho/core'

/** What this package offers, to be listed without loading any of it. */
export const catalog: readonly CatalogEntry[] = [
  {
    id: 'optim/adamw',
    summary: 'Adam with decoupled weight decay',
    title: 'Adam with decoupled weight decay',
    status: 'experimental',
    kind: 'optimizer',
    source: { paper: 'I. Loshchilov and F. Hutter, Decoupled Weight Decay Regularization, ICLR 2019', year: 2019, arxiv: '1711.05101', where: 'algorithm 2', departures: ['weight decay is multiplied by the learning rate, as in PyTorch, and not by the schedule alone'] },
    needs: ['binary', 'unary'],
    rules: { learningRate: { kind: 'real', default: 1e-3, min: 0, says: 'step size' }, beta1: { kind: 'real', default: 0.9, min: 0, max: 1, says: 'decay of the average of gradients' }, beta2: { kind: 'real', default: 0.999, min: 0, max: 1, says: 'decay of the average of squared gradients' }, eps: { kind: 'real', default: 1e-8, min: 0, says: 'added to the root of the second moment' }, weightDecay: { kind: 'real', default: 0.01, min: 0, says: 'decoupled weight decay' }, decayed: { kind: 'choice', default: 'all', of: ['all', 'matrices'], says: 'which parameters decay' } },
    load: () => import('./methods/adaptive/adamw.ts').then((m) => m.adamwEntry),
    experiment: () => import('./methods/adaptive/adamw.experiment.ts').then((m) => m.adamwExperiment),
  },
  {
    id: 'optim/lion',
    summary: 'Lion: sign descent on interpolated momentum',
    title: 'Lion: sign descent on interpolated momentum',
    status: 'experimental',
    kind: 'optimizer',
    source: { paper: 'X. Chen et al., Symbolic Discovery of Optimization Algorithms, NeurIPS 2023', year: 2023, arxiv: '2302.06675', where: 'algorithm 2', departures: [] },
    needs: ['binary', 'unary'],
    rules: { learningRate: { kind: 'real', default: 1e-4, min: 0, says: 'step size, the change of every element' }, beta1: { kind: 'real', default: 0.9, min: 0, max: 1, says: 'decay of the average whose sign is the step' }, beta2: { kind: 'real', default: 0.99, min: 0, max: 1, says: 'decay of the average that is kept' }, weightDecay: { kind: 'real', default: 0, min: 0, says: 'decoupled weight decay' } },
    load: () => import('./methods/sign/lion.ts').then((m) => m.lionEntry),
    experiment: () => import('./methods/sign/lion.experiment.ts').then((m) => m.lionExperiment),
  },
  {
    id: 'optim/muon',
    summary: 'Muon: momentum orthogonalized by Newton–Schulz on matrices, AdamW on the rest',
    title: 'Muon: orthogonalized momentum on matrices, AdamW on the rest',
    status: 'experimental',
    kind: 'optimizer',
    source: { paper: 'K. Jordan et al., Muon: An optimizer for hidden layers in neural networks, 2024; J. Liu et al., Muon is Scalable for LLM Training, 2025', year: 2024, arxiv: '2502.16982', where: 'the reference code of the first; equation 4 of the second for `match-rms-adamw`', departures: ['Newton–Schulz runs in the dtype of the parameters, not in bfloat16', 'a convolution is scaled by its flattened shape, as the reference code is since January 2026'] },
    needs: ['binary', 'unary', 'reduce', 'matmul'],
    rules: { learningRate: { kind: 'real', default: 0.02, min: 0, says: 'step size of the matrices' }, weightDecay: { kind: 'real', default: 0, min: 0, says: 'decoupled weight decay of the matrices' }, momentum: { kind: 'real', default: 0.95, min: 0, max: 1, says: 'share of the momentum buffer that is kept in a step' }, nesterov: { kind: 'flag', default: true, says: 'look ahead by one step of the momentum' }, coefficients: { kind: 'choice', default: 'muon', of: ['muon', 'you', 'polar-express', 'modula', 'exact'], says: 'coefficients of the Newton–Schulz iteration' }, steps: { kind: 'int', default: 5, min: 0, max: 100, says: 'Newton–Schulz steps' }, eps: { kind: 'real', default: 1e-7, min: 0, says: 'added to the norm of the momentum' }, scaling: { kind: 'choice', default: 'original', of: ['original', 'match-rms-adamw', 'spectral'], says: 'size of the update by the shape of the matrix' }, adamLearningRate: { kind: 'real', default: 3e-4, min: 0, says: 'step size of AdamW on all other parameters' }, adamBeta1: { kind: 'real', default: 0.9, min: 0, max: 1, says: 'decay of its average of gradients' }, adamBeta2: { kind: 'real', default: 0.95, min: 0, max: 1, says: 'decay of its average of squared gradients' }, adamEps: { kind: 'real', default: 1e-10, min: 0, says: 'added to the root of its second moment' }, adamWeightDecay: { kind: 'real', default: 0, min: 0, says: 'its decoupled weight decay' } },
    load: () => import('./methods/orthogonal/muon.ts').then((m) => m.muonEntry),
    experiment: () => import('./methods/orthogonal/muon.experiment.ts').then((m) => m.muonExperiment),
  },
  {
    id: 'optim/sgd',
    summary: 'Stochastic gradient descent with momentum and L2 regularization',
    title: 'Stochastic gradient descent with momentum',
    status: 'experimental',
    kind: 'optimizer',
    source: { paper: 'Sutskever, Martens, Dahl and Hinton, On the importance of initialization and momentum in deep learning, ICML 2013', year: 2013, where: 'section 2, in the form of torch.optim.SGD', departures: ['the learning rate multiplies the buffer, not what goes into it, as in PyTorch: equal at a constant rate'] },
    needs: ['binary'],
    rules: { learningRate: { kind: 'real', default: 1e-2, min: 0, says: 'step size' }, momentum: { kind: 'real', default: 0, min: 0, max: 1, says: 'share of the buffer that is kept in a step' }, nesterov: { kind: 'flag', default: false, says: 'look ahead by one step of the momentum' }, weightDecay: { kind: 'real', default: 0, min: 0, says: 'L2 regularization' } },
    load: () => import('./methods/momentum/sgd.ts').then((m) => m.sgdEntry),
    experiment: () => import('./methods/momentum/sgd.experiment.ts').then((m) => m.sgdExperiment),
  },
]
