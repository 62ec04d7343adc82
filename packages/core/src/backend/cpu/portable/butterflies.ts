import type { ComplexArrays } from '../../generic/roots.ts'

/**
 * One pass of the Stockham algorithm (decimation in frequency, self-sorting): from `x` to `y`, where the
 * transforms still to be done have length `r·m` and are interleaved with stride `s`. With k < r, j < r:
 *
 *   y[q + s·(r·p + j)] = w^(p·j·s) · Σₖ x[q + s·(p + m·k)]·exp(−2πi·j·k/r)   for p < m, q < s
 *
 * `w` holds the roots of unity of the whole length r·m·s.
 */
export type Pass = (m: number, s: number, x: ComplexArrays, y: ComplexArrays, w: ComplexArrays) => void

/** Radix 2. */
export function pass2(m: number, s: number, x: ComplexArrays, y: ComplexArrays, w: ComplexArrays): void {
  const { re: xr, im: xi } = x
  const { re: yr, im: yi } = y
  for (let p = 0; p < m; p++) {
    const wr = w.re[p * s]!
    const wi = w.im[p * s]!
    for (let q = 0, a = s * p, o = 2 * s * p; q < s; q++, a++, o++) {
      const b = a + s * m
      const dr = xr[a]! - xr[b]!
      const di = xi[a]! - xi[b]!
      yr[o] = xr[a]! + xr[b]!
      yi[o] = xi[a]! + xi[b]!
      yr[o + s] = dr * wr - di * wi
      yi[o + s] = dr * wi + di * wr
    }
  }
}

/** Radix 3. */
export function pass3(m: number, s: number, x: ComplexArrays, y: ComplexArrays, w: ComplexArrays): void {
  const { re: xr, im: xi } = x
  const { re: yr, im: yi } = y
  const h = Math.sqrt(3) / 2
  for (let p = 0; p < m; p++) {
    const w1r = w.re[p * s]!
    const w1i = w.im[p * s]!
    const w2r = w.re[2 * p * s]!
    const w2i = w.im[2 * p * s]!
    for (let q = 0, a = s * p, o = 3 * s * p; q < s; q++, a++, o++) {
      const b = a + s * m
      const c = b + s * m
      const tr = xr[b]! + xr[c]!
      const ti = xi[b]! + xi[c]!
      const ur = xr[a]! - tr / 2
      const ui = xi[a]! - ti / 2
      const vr = h * (xi[b]! - xi[c]!)
      const vi = h * (xr[c]! - xr[b]!)
      yr[o] = xr[a]! + tr
      yi[o] = xi[a]! + ti
      yr[o + s] = (ur + vr) * w1r - (ui + vi) * w1i
      yi[o + s] = (ur + vr) * w1i + (ui + vi) * w1r
      yr[o + 2 * s] = (ur - vr) * w2r - (ui - vi) * w2i
      yi[o + 2 * s] = (ur - vr) * w2i + (ui - vi) * w2r
    }
  }
}

/** Radix 4. */
export function pass4(m: number, s: number, x: ComplexArrays, y: ComplexArrays, w: ComplexArrays): void {
  const { re: xr, im: xi } = x
  const { re: yr, im: yi } = y
  for (let p = 0; p < m; p++) {
    const w1r = w.re[p * s]!
    const w1i = w.im[p * s]!
    const w2r = w.re[2 * p * s]!
    const w2i = w.im[2 * p * s]!
    const w3r = w.re[3 * p * s]!
    const w3i = w.im[3 * p * s]!
    for (let q = 0, a = s * p, o = 4 * s * p; q < s; q++, a++, o++) {
      const b = a + s * m
      const c = b + s * m
      const d = c + s * m
      const evenR = xr[a]! + xr[c]!
      const evenI = xi[a]! + xi[c]!
      const diffR = xr[a]! - xr[c]!
      const diffI = xi[a]! - xi[c]!
      const oddR = xr[b]! + xr[d]!
      const oddI = xi[b]! + xi[d]!
      // −i·(x_b − x_d)
      const turnR = xi[b]! - xi[d]!
      const turnI = xr[d]! - xr[b]!
      yr[o] = evenR + oddR
      yi[o] = evenI + oddI
      const y1r = diffR + turnR
      const y1i = diffI + turnI
      yr[o + s] = y1r * w1r - y1i * w1i
      yi[o + s] = y1r * w1i + y1i * w1r
      const y2r = evenR - oddR
      const y2i = evenI - oddI
      yr[o + 2 * s] = y2r * w2r - y2i * w2i
      yi[o + 2 * s] = y2r * w2i + y2i * w2r
      const y3r = diffR - turnR
      const y3i = diffI - turnI
      yr[o + 3 * s] = y3r * w3r - y3i * w3i
      yi[o + 3 * s] = y3r * w3i + y3i * w3r
    }
  }
}

/** Radix 5. */
export function pass5(m: number, s: number, x: ComplexArrays, y: ComplexArrays, w: ComplexArrays): void {
  const { re: xr, im: xi } = x
  const { re: yr, im: yi } = y
  const c1 = (Math.sqrt(5) - 1) / 4
  const c2 = -(Math.sqrt(5) + 1) / 4
  const s1 = Math.sqrt(10 + 2 * Math.sqrt(5)) / 4
  const s2 = Math.sqrt(10 - 2 * Math.sqrt(5)) / 4
  const step = s * m
  for (let p = 0; p < m; p++) {
    for (let q = 0, a = s * p, o = 5 * s * p; q < s; q++, a++, o++) {
      // Sums and differences of the conjugate pairs (1, 4) and (2, 3).
      const t1r = xr[a + step]! + xr[a + 4 * step]!
      const t1i = xi[a + step]! + xi[a + 4 * step]!
      const t2r = xr[a + 2 * step]! + xr[a + 3 * step]!
      const t2i = xi[a + 2 * step]! + xi[a + 3 * step]!
      const u1r = xr[a + step]! - xr[a + 4 * step]!
      const u1i = xi[a + step]! - xi[a + 4 * step]!
      const u2r = xr[a + 2 * step]! - xr[a + 3 * step]!
      const u2i = xi[a + 2 * step]! - xi[a + 3 * step]!
      const a1r = xr[a]! + c1 * t1r + c2 * t2r
      const a1i = xi[a]! + c1 * t1i + c2 * t2i
      const a2r = xr[a]! + c2 * t1r + c1 * t2r
      const a2i = xi[a]! + c2 * t1i + c1 * t2i
      const b1r = s1 * u1i + s2 * u2i
      const b1i = -s1 * u1r - s2 * u2r
      const b2r = s2 * u1i - s1 * u2i
      const b2i = -s2 * u1r + s1 * u2r
      yr[o] = xr[a]! + t1r + t2r
      yi[o] = xi[a]! + t1i + t2i
      turn(a1r + b1r, a1i + b1i, p * s, w, o + s, y)
      turn(a2r + b2r, a2i + b2i, 2 * p * s, w, o + 2 * s, y)
      turn(a2r - b2r, a2i - b2i, 3 * p * s, w, o + 3 * s, y)
      turn(a1r - b1r, a1i - b1i, 4 * p * s, w, o + 4 * s, y)
    }
  }
}

/** `y[o] = (re + i·im)·w[k]`. */
function turn(re: number, im: number, k: number, w: ComplexArrays, o: number, y: ComplexArrays): void {
  y.re[o] = re * w.re[k]! - im * w.im[k]!
  y.im[o] = re * w.im[k]! + im * w.re[k]!
}

/** Any radix, by its definition: r complex products an output. */
export function passAny(r: number, m: number, s: number, x: ComplexArrays, y: ComplexArrays, w: ComplexArrays): void {
  for (let p = 0; p < m; p++) {
    for (let j = 0; j < r; j++) {
      const twiddle = p * j * s
      const wr = w.re[twiddle]!
      const wi = w.im[twiddle]!
      for (let q = 0; q < s; q++) {
        let sumR = 0
        let sumI = 0
        for (let k = 0; k < r; k++) {
          const at = q + s * (p + m * k)
          const turn = ((j * k) % r) * m * s
          sumR += x.re[at]! * w.re[turn]! - x.im[at]! * w.im[turn]!
          sumI += x.re[at]! * w.im[turn]! + x.im[at]! * w.re[turn]!
        }
        const o = q + s * (r * p + j)
        y.re[o] = sumR * wr - sumI * wi
        y.im[o] = sumR * wi + sumI * wr
      }
    }
  }
}
