/** Coefficients (a, b, c) of one Newton–Schulz step: σ ← a·σ + b·σ³ + c·σ⁵ on every singular value. */
export type NewtonSchulzStep = readonly [a: number, b: number, c: number]

/** Published choices of {@link NewtonSchulzStep}. */
export type NewtonSchulzFamily = 'muon' | 'you' | 'polar-express' | 'modula' | 'exact'

/** A sequence of steps and the margin its authors leave when they normalize the input. */
export interface NewtonSchulzSequence {
  /** One entry a step; the last is repeated when more steps are asked for. */
  readonly steps: readonly NewtonSchulzStep[]
  /** The input is divided by `safety` times its norm. */
  readonly safety: number
}

/**
 * The published sequences, with the band to which they bring singular values in [0.01, 1] in five steps (`exact`: twelve):
 *
 * - `muon`: [0.68, 1.13], K. Jordan. Steep at zero; more steps do not narrow the band.
 * - `you`: [0.98, 1.03], Y. You, also Dion's. The closest to the polar factor where no value is tiny.
 * - `polar-express`: [0.86, 1.14], arXiv 2505.16932 for a lower bound of 1e-3. Twice as steep at zero as the others.
 * - `modula`: [0.97, 1.19], J. Bernstein. Fixes 1, so that it converges.
 * - `exact`: [1, 1]. Fixes 1 to third order: converges cubically to the polar factor.
 */
export const newtonSchulzFamilies: { readonly [family in NewtonSchulzFamily]: NewtonSchulzSequence } = {
  muon: { safety: 1, steps: [[3.4445, -4.775, 2.0315]] },
  you: {
    safety: 1,
    steps: [
      [4.0848, -6.8946, 2.927],
      [3.9505, -6.3029, 2.6377],
      [3.7418, -5.5913, 2.3037],
      [2.8769, -3.1427, 1.2046],
      [2.8366, -3.0525, 1.2012],
    ],
  },
  'polar-express': {
    safety: 1.02,
    steps: [
      [8.156554524902461, -22.48329292557795, 15.878769915207462],
      [4.042929935166739, -2.808917465908714, 0.5000178451051316],
      [3.8916678022926607, -2.772484153217685, 0.5060648178503393],
      [3.285753657755655, -2.3681294933425376, 0.46449024233003106],
      [2.3465413258596377, -1.7097828382687081, 0.42323551169305323],
    ],
  },
  modula: { safety: 1, steps: [[3, -16 / 5, 6 / 5]] },
  exact: { safety: 1, steps: [[2, -1.5, 0.5]] },
}

/** The step at `index` of a sequence: its last one once it has run out. */
export function stepAt({ steps }: NewtonSchulzSequence, index: number): NewtonSchulzStep {
  return steps[Math.min(index, steps.length - 1)] ?? [1, 0, 0]
}
