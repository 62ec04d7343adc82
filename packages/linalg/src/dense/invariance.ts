import { OptionError, type Primitive, type Tensor, apply, concat, epsilon, expandDims, slice, squeeze } from '@ortho/core'
import { isReadable } from './kernels.ts'
import { floatsOf } from './workspace.ts'

/** Where a derivative is taken, for messages, and which values are equal. */
export interface Watched {
  /** The function that was called. */
  readonly where: string
  /** What the values are called. */
  readonly values: 'eigenvalues' | 'singular values'
  /** bool `[…, n, n]`: which values cannot be told apart, the diagonal among them. */
  readonly equal: Tensor
  /** Whether a loss of the values alone may tell them apart: what it gets then is a subgradient. Default false. */
  readonly valuesMayDiffer?: boolean
  /** What to do about it. */
  readonly hint: string
}

/** Whether any two different places are marked as equal; false on a device, where nobody looks and no loss is refused. */
export function repeated(equal: Tensor): boolean {
  if (!isReadable(equal)) return false
  const mask = equal.dataSync()
  let count = 0
  for (let p = 0; p < mask.length; p++) count += mask[p]!
  return count > mask.length / Math.max(equal.shape.at(-1)!, 1)
}

/**
 * The turns of vectors `[…, n, n]` and the changes of values `[…, n]`, unchanged: but going backwards, cotangents are refused that no
 * derivative belongs to. Where values are equal a basis of their vectors was picked at will, and only losses have a derivative that
 * do not depend on it and treat the values alike.
 */
export function watched(of: Watched, turned: Tensor, moved: Tensor): { readonly turned: Tensor; readonly moved: Tensor } {
  const n = of.equal.shape.at(-1)!
  const both = apply(watch, [concat([turned, expandDims(moved, -1)], -1)], of)
  return { turned: slice(both, { axis: -1, stop: n }), moved: squeeze(slice(both, { axis: -1, start: n }), -1) }
}

/** The identity on [turns | changes of values]. */
const watch: Primitive<Watched> = {
  name: 'watch',
  run: ([x]) => x!,
  tangent: (t, _i, _inputs, _out, of) => apply(watch, [t], of),
  spec: ([x]) => x!,
  transpose: (c, _i, _inputs, of) => {
    requireInvariant(of, c)
    return c
  },
}

/** @throws OptionError for the cotangents of a loss that depends on the basis chosen for equal values. */
function requireInvariant(of: Watched, cotangent: Tensor): void {
  const n = of.equal.shape.at(-1)!
  const mask = of.equal.dataSync()
  const c = floatsOf(cotangent)
  const tolerance = Math.sqrt(epsilon(cotangent.dtype))
  for (let item = 0; item < mask.length / (n * n); item++) {
    const at = item * n * (n + 1)
    const [ofVectors, ofValues] = [tolerance * largestIn(c, at, n, 0, n), tolerance * largestIn(c, at, n, n, n + 1)]
    const onlyValues = of.valuesMayDiffer === true && ofVectors === 0
    const turn = (i: number, j: number): number => c[at + i * (n + 1) + j]!
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) {
        if (mask[item * n * n + i * n + j] === 0) continue
        if (Math.abs(turn(i, j) - turn(j, i)) > ofVectors) refuse(of, 'one that depends on the basis chosen for them', j, i)
        if (!onlyValues && Math.abs(turn(i, n) - turn(j, n)) > ofValues) refuse(of, 'one that tells them apart', j, i)
        // Of V·f(Λ)·Vᵀ: the values go along with the vectors, as the diagonal shows.
        const joint = Math.abs(turn(i, j) + turn(j, i)) > ofVectors && Math.abs(turn(i, n)) > ofValues
        if (joint && Math.abs(turn(i, i) - turn(j, j)) <= ofVectors) {
          refuse(of, 'one whose derivative does not follow from values and vectors', j, i)
        }
      }
    }
  }
}

/** Largest absolute value in columns `from … to − 1` of an n × (n + 1) matrix. */
function largestIn(c: ArrayLike<number>, at: number, n: number, from: number, to: number): number {
  let most = 0
  for (let i = 0; i < n; i++) for (let j = from; j < to; j++) most = Math.max(most, Math.abs(c[at + i * (n + 1) + j]!))
  return most
}

function refuse({ where, values, hint }: Watched, received: string, i: number, j: number): never {
  const expected = `followed by a loss that does not distinguish the equal ${values} ${i} and ${j}`
  throw new OptionError({ where, expected, received, hint })
}
