import { OptionError, type Tensor, showShape } from '@ortho/core'
import type { LabelOf } from '../../transform/partition.ts'

/** Groups of {@link muon}: matrices that are orthogonalized, and all the rest. */
export type MuonGroup = 'matrix' | 'other'

/** Who goes where in {@link muon}. */
export interface MuonRouting {
  /**
   * True for the parameters to orthogonalize. Default: those of two axes or more that {@link looksLikeLookup} does not
   * take for an embedding or a head.
   */
  readonly matrix?: ((path: string, parameter: Tensor) => boolean) | undefined
  /** Take the word of `matrix` for what is named like an embedding or a head. Default false: refuse. */
  readonly force?: boolean | undefined
}

/**
 * True for names of embeddings and output heads: `embed`, `embedding`, `unembed`, `wte`, `wpe` as a word of the path,
 * or `head` as the last word of one of its parts (`lm_head.weight`, but not `multihead_attn.in_proj_weight`).
 *
 * Their rows are looked up, not multiplied as a whole: orthogonalizing their updates raises no error and trains badly.
 */
export function looksLikeLookup(path: string): boolean {
  return path.split('.').some((part) => {
    const words = part
      .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== '')
    return words.at(-1) === 'head' || words.some((word) => /^(un)?embed(ding)?s?$|^wte$|^wpe$/.test(word))
  })
}

/**
 * The routing as a label of {@link partition}.
 *
 * @throws OptionError (from the label) naming a parameter of fewer than two axes that `matrix` asks for, or an
 *   embedding or head that it asks for without `force`.
 */
export function muonGroup({ matrix, force = false }: MuonRouting): LabelOf<MuonGroup> {
  return (path, parameter) => {
    if (matrix === undefined) return parameter.ndim >= 2 && !looksLikeLookup(path) ? 'matrix' : 'other'
    if (!matrix(path, parameter)) return 'other'
    if (parameter.ndim < 2) {
      throw refusal(
        path,
        'of two axes or more to be in the matrix group',
        `the shape ${showShape(parameter.shape)}`,
        'Let `matrix` return false.',
      )
    }
    if (looksLikeLookup(path) && !force) {
      const hint = 'Its rows are looked up one by one, so orthogonalized updates train it badly. To do so all the same, set `force`.'
      throw refusal(path, 'left to AdamW', 'the matrix group for what is named like an embedding or a head', hint)
    }
    return 'matrix'
  }
}

function refusal(path: string, expected: string, received: string, hint: string): OptionError {
  return new OptionError({ where: 'optim/muon', argument: path, expected, received, hint })
}
