import { type FloatArray, OptionError, SingularMatrixError, type Window } from '@ortho/core'
import { blockStarts } from '../../dense/nonsymmetric/quasi-triangular.ts'

/** A block of the diagonal of a quasi-triangular matrix, kept before the matrix is overwritten. */
export interface DiagonalBlock {
  /** Its first row. */
  readonly at: number
  /** The eigenvalue, or the real part of the pair. */
  readonly re: number
  /** The imaginary part, positive, of a pair; 0 for a block of 1. */
  readonly im: number
  /** Elements of (block − re·I) / im of a pair: [d, b, c, −d] with square −I. */
  readonly turn?: readonly [d: number, b: number, c: number]
  /** The element beside it where this block and the next are single. */
  readonly beside?: number
}

/** The blocks of T. */
export function diagonalBlocks(data: FloatArray, t: Window): DiagonalBlock[] {
  const starts = blockStarts(data, { of: t })
  const element = (i: number, j: number): number => data[t.at + i * t.row + j * t.column]!
  return starts.slice(0, -1).map((at, k) => {
    if (starts[k + 1]! === at + 1) {
      const next = starts[k + 2] === at + 2
      return { at, re: element(at, at), im: 0, ...(next ? { beside: element(at, at + 1) } : {}) }
    }
    const [a, b, c, d] = [element(at, at), element(at, at + 1), element(at + 1, at), element(at + 1, at + 1)]
    const half = (a - d) / 2
    const im = Math.sqrt(Math.abs(b)) * Math.sqrt(Math.abs(c)) * Math.sqrt(Math.max(0, 1 - (half / b) * (half / -c)))
    return { at, re: (a + d) / 2, im, turn: [half / im, b / im, c / im] }
  })
}

/** A function of numbers off the negative axis, and its divided difference of two positive ones. */
export interface BlockFunction {
  /** f(re + i·im). */
  at(re: number, im: number): readonly [re: number, im: number]
  readonly divided: (x: number, y: number) => number
}

/** Writes f of the blocks, and the elements between single ones, where the matrix has them: exact but for rounding. */
export function setBlocks(data: FloatArray, t: Window, blocks: readonly DiagonalBlock[], f: BlockFunction): void {
  blocks.forEach((block, k) => {
    const p = t.at + block.at * (t.row + t.column)
    const [re, im] = f.at(block.re, block.im)
    if (block.turn === undefined) {
      data[p] = re
      if (block.beside !== undefined) data[p + t.column] = block.beside * f.divided(block.re, blocks[k + 1]!.re)
      return
    }
    const [d, b, c] = block.turn
    data[p] = re + im * d
    data[p + t.column] = im * b
    data[p + t.row] = im * c
    data[p + t.row + t.column] = re - im * d
  })
}

/**
 * @param rounding - size up to which eigenvalues count as 0.
 * @throws OptionError for an eigenvalue on the negative axis, SingularMatrixError for 0: the principal value is not real.
 */
export function requireOffNegativeAxis(where: string, blocks: readonly DiagonalBlock[], rounding: number): void {
  requireNonzero(where, blocks, rounding)
  for (const { re, im } of blocks) if (im === 0 && re < 0) throw negativeEigenvalue(where, re)
}

/** @throws SingularMatrixError for an eigenvalue of size `rounding` or less. */
export function requireNonzero(where: string, blocks: readonly DiagonalBlock[], rounding: number): void {
  for (const { re, im } of blocks) {
    if (Math.hypot(re, im) > rounding) continue
    const value = im === 0 ? String(re) : `${re} ± ${im}i`
    const received = `a matrix with the eigenvalue ${value}${re === 0 ? '' : `, which is 0 to rounding (${rounding})`}`
    throw new SingularMatrixError({ where, argument: 'a', expected: 'nonsingular', received })
  }
}

/** What says that the principal value is complex. */
export function negativeEigenvalue(where: string, value: number): OptionError {
  return new OptionError({
    where,
    argument: 'a',
    expected: 'without negative eigenvalues for a real result',
    received: `a matrix with the eigenvalue ${value}`,
    hint: 'Ask for `{ re, im }` with `complex: true`.',
  })
}
