/** A 2 × 2 matrix, the rotation that brings it to standard form, and the two eigenvalues. */
export interface StandardBlock {
  /** Elements by rows. */
  a: number
  /** Upper right. */
  b: number
  /** Lower left; 0 where the eigenvalues are real. */
  c: number
  /** Lower right. */
  d: number
  /** Cosine of the rotation Q = [cs −sn; sn cs]. */
  cs: number
  /** Its sine. */
  sn: number
}

/** Room for a block. */
export function standardBlock(): StandardBlock {
  return { a: 0, b: 0, c: 0, d: 0, cs: 1, sn: 0 }
}

/**
 * Replaces a block B by QᵀBQ in standard form: upper triangular where the eigenvalues are real, else with equal diagonal
 * elements and off-diagonal ones of opposite sign, so that the eigenvalues are a ± i·√|b|·√|c|. Follows Bai and Demmel, On
 * swapping diagonal blocks in real Schur form, Linear Algebra Appl. 186 (1993), as LAPACK's `dlanv2`.
 *
 * @param eps - distance from 1 to the next number.
 */
export function standardize(block: StandardBlock, eps: number): void {
  const { a, b, c, d } = block
  block.cs = 1
  block.sn = 0
  if (c === 0) return
  if (b === 0) {
    block.cs = 0
    block.sn = 1
    block.a = d
    block.b = -c
    block.c = 0
    block.d = a
    return
  }
  if (a === d && b > 0 !== c > 0) return
  const half = 0.5 * (a - d)
  const larger = Math.max(Math.abs(b), Math.abs(c))
  const smaller = Math.min(Math.abs(b), Math.abs(c)) * Math.sign(b) * Math.sign(c)
  const scale = Math.max(Math.abs(half), larger)
  const discriminant = (half / scale) * half + (larger / scale) * smaller
  if (discriminant >= 4 * eps * scale) {
    const z = half + (half < 0 ? -1 : 1) * Math.sqrt(scale) * Math.sqrt(discriminant)
    const tau = Math.hypot(c, z)
    block.a = d + z
    block.d = d - (larger / z) * smaller
    block.cs = z / tau
    block.sn = c / tau
    block.b = b - c
    block.c = 0
    return
  }
  equalDiagonal(block)
}

/** The eigenvalues are complex, or real and nearly equal: makes the diagonal equal, then sees which. */
function equalDiagonal(block: StandardBlock): void {
  const { a, b, c, d } = block
  const sigma = b + c
  const difference = a - d
  const tau = Math.hypot(sigma, difference)
  const cs = Math.sqrt(0.5 * (1 + Math.abs(sigma) / tau))
  const sn = -((0.5 * difference) / (tau * cs)) * (sigma < 0 ? -1 : 1)
  const [aa, bb, cc, dd] = [a * cs + b * sn, -a * sn + b * cs, c * cs + d * sn, -c * sn + d * cs]
  const mean = 0.5 * (aa * cs + cc * sn + (-bb * sn + dd * cs))
  block.a = block.d = mean
  block.b = bb * cs + dd * sn
  block.c = -aa * sn + cc * cs
  block.cs = cs
  block.sn = sn
  if (block.c !== 0) splitIfReal(block, mean)
}

/** With an equal diagonal the eigenvalues are real where the other two elements agree in sign, or the upper one is zero. */
function splitIfReal(block: StandardBlock, mean: number): void {
  const { b, c, cs, sn } = block
  if (b === 0) {
    block.b = -c
    block.c = 0
    block.cs = -sn
    block.sn = cs
    return
  }
  if (b > 0 !== c > 0) return
  const rootB = Math.sqrt(Math.abs(b))
  const rootC = Math.sqrt(Math.abs(c))
  const p = rootB * rootC * (c < 0 ? -1 : 1)
  const tau = 1 / Math.sqrt(Math.abs(b + c))
  block.a = mean + p
  block.d = mean - p
  block.b = b - c
  block.c = 0
  const c1 = rootB * tau
  const s1 = rootC * tau
  block.cs = cs * c1 - sn * s1
  block.sn = cs * s1 + sn * c1
}
