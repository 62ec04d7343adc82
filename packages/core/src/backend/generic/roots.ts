/** Planar complex numbers. */
export interface ComplexArrays {
  /** Real parts. */
  readonly re: Float64Array
  /** Imaginary parts. */
  readonly im: Float64Array
}

/** Room for `n` complex numbers, zeros. */
export function complex(n: number): ComplexArrays {
  return { re: new Float64Array(n), im: new Float64Array(n) }
}

/** `exp(−2πi·k/n)` for k < n. Angles are reduced to ±π/4 in integers, so every part is good to one ulp. */
export function rootsOfUnity(n: number): ComplexArrays {
  const roots = complex(n)
  for (let k = 0; k < n; k++) {
    const quarter = Math.round((4 * k) / n)
    const angle = ((4 * k - quarter * n) / (2 * n)) * Math.PI
    const c = Math.cos(angle)
    const s = -Math.sin(angle)
    const turned = quarter % 4
    roots.re[k] = turned === 0 ? c : turned === 1 ? s : turned === 2 ? -c : -s
    roots.im[k] = turned === 0 ? s : turned === 1 ? -c : turned === 2 ? -s : c
  }
  return roots
}
