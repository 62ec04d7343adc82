import { tournament } from './tournament.ts'

/** What is diagonalized: the products of columns, which makes these orthogonal, or a symmetric matrix itself. */
export type Problem = 'columns' | 'symmetric'

/** WGSL that tells whether elements i and j are coupled, by the element and those of the diagonal. */
const limits: Readonly<Record<Problem, string>> = {
  columns: `var<private> cosine: f32;
var<private> least: f32;
fn set_limits(rows: u32, squares: f32) {
  cosine = 1.1920929e-7 * sqrt(f32(rows));
  least = 1.4901161e-8 * sqrt(squares);
}
fn coupled(element: f32, a: f32, b: f32) -> bool {
  return abs(element) > sqrt(max(max(a, b), 0.0)) * max(cosine * sqrt(max(min(a, b), 0.0)), least);
}
`,
  symmetric: `var<private> least: f32;
fn set_limits(rows: u32, squares: f32) {
  least = 5.9604645e-8 * sqrt(squares);
}
fn coupled(element: f32, a: f32, b: f32) -> bool {
  return abs(element) > least;
}
`,
}

/** Threads of a workgroup that diagonalizes matrices of `width`: one for two blocks of 2 × 2, at least a subgroup. */
export function threadsFor(width: number): number {
  return Math.max(32, (width / 2) ** 2 / 2)
}

/**
 * WGSL `diagonalize(thread, sweeps)`: the symmetric matrix in the workgroup memory `block` becomes Qᵀ·block·Q, nearly diagonal, and
 * `turn` becomes Q. Returns false, with the unit matrix in `turn`, where nothing had to be done. Runs in uniform control flow,
 * after a barrier, and ends with one.
 *
 * Call `set_limits(rows, squares)` before, with the number of rows of the whole matrix and the square of its Frobenius norm. Columns
 * count as orthogonal while their cosine is at most ε·√rows (as in LAPACK's dgesvj), or what either has along the other is at most
 * ε/8 times the norm: short columns are made of roundings. Elements of a symmetric matrix count as zero up to ε/2 times the norm:
 * all of them together move eigenvalues by n·ε/2 of it at most.
 *
 * Rows of `block` and `turn` are `width + 1` apart, so that columns fall into different banks.
 *
 * Jacobi's method: all rotations of a round at once, each thread turning blocks of 2 × 2 from both sides. Rotations are applied
 * as x − s·(y + τ·x) with τ = s/(1 + c) (H. Rutishauser, Numer. Math. 9, 1966): small angles make small errors.
 * Of two that turn, the larger diagonal element comes first, which saves sweeps (P. P. M. de Rijk, SIAM J. Sci. Stat. Comput. 10,
 * 1989).
 *
 * @param width - order of the matrix, even.
 */
export function diagonalizeText(width: number, problem: Problem): string {
  const [stride, pairs, threads] = [width + 1, width / 2, threadsFor(width)]
  return `${tournament}
var<workgroup> block: array<f32, ${width * stride}>;
var<workgroup> turn: array<f32, ${width * stride}>;
// Sine, τ, change of the diagonal; 1 where there is a rotation, 2 where both change places after it.
var<workgroup> rotations: array<vec4<f32>, ${pairs}>;
var<workgroup> found: atomic<u32>;
var<workgroup> goes_on: u32;
${limits[problem]}
fn any_coupled(thread: u32) -> bool {
  if (thread == 0u) { atomicStore(&found, 0u); }
  workgroupBarrier();
  for (var s = thread; s < ${width * width}u; s += ${threads}u) {
    let i = s / ${width}u;
    let j = s % ${width}u;
    if (i < j && coupled(block[i * ${stride}u + j], block[i * ${stride + 1}u], block[j * ${stride + 1}u])) { atomicStore(&found, 1u); }
  }
  workgroupBarrier();
  if (thread == 0u) { goes_on = atomicLoad(&found); }
  return workgroupUniformLoad(&goes_on) != 0u;
}

fn rotation(place: vec2<u32>) -> vec4<f32> {
  let a = block[place.x * ${stride + 1}u];
  let b = block[place.y * ${stride + 1}u];
  let element = block[place.x * ${stride}u + place.y];
  if (!coupled(element, a, b)) { return vec4(0.0); }
  // By the larger of both, so that squares neither overflow nor vanish.
  let size = max(abs(b - a), 2.0 * abs(element));
  let difference = (b - a) / size;
  let twice = 2.0 * element / size;
  let tangent = select(twice, -twice, difference < 0.0) / (abs(difference) + sqrt(difference * difference + twice * twice));
  let cosine = inverseSqrt(1.0 + tangent * tangent);
  let sine = cosine * tangent;
  return vec4(sine, sine / (1.0 + cosine), tangent * element, select(1.0, 2.0, b > a));
}

fn turned(x: f32, y: f32, r: vec4<f32>) -> vec2<f32> {
  let pair = vec2(x - r.x * (y + r.y * x), y + r.x * (x - r.y * y));
  return select(pair, pair.yx, r.w == 2.0);
}

fn turn_block(k: u32, l: u32, round: u32) {
  let to = opponents(l, round, ${width}u);
  let across = rotations[l];
  for (var i = 2u * k; i < 2u * k + 2u; i++) {
    let pair = turned(turn[i * ${stride}u + to.x], turn[i * ${stride}u + to.y], across);
    turn[i * ${stride}u + to.x] = pair.x;
    turn[i * ${stride}u + to.y] = pair.y;
  }
  // The other triangle is written with this one: the matrix stays symmetric to the last bit.
  if (k > l) { return; }
  if (k == l) {
    if (across.w == 0.0) { return; }
    let diagonal = vec2(block[to.x * ${stride + 1}u] - across.z, block[to.y * ${stride + 1}u] + across.z);
    block[to.x * ${stride + 1}u] = select(diagonal.x, diagonal.y, across.w == 2.0);
    block[to.y * ${stride + 1}u] = select(diagonal.y, diagonal.x, across.w == 2.0);
    block[to.x * ${stride}u + to.y] = 0.0;
    block[to.y * ${stride}u + to.x] = 0.0;
    return;
  }
  let at = opponents(k, round, ${width}u);
  let down = rotations[k];
  let upper = turned(block[at.x * ${stride}u + to.x], block[at.x * ${stride}u + to.y], across);
  let lower = turned(block[at.y * ${stride}u + to.x], block[at.y * ${stride}u + to.y], across);
  let left = turned(upper.x, lower.x, down);
  let right = turned(upper.y, lower.y, down);
  block[at.x * ${stride}u + to.x] = left.x;
  block[at.x * ${stride}u + to.y] = right.x;
  block[at.y * ${stride}u + to.x] = left.y;
  block[at.y * ${stride}u + to.y] = right.y;
  block[to.x * ${stride}u + at.x] = left.x;
  block[to.y * ${stride}u + at.x] = right.x;
  block[to.x * ${stride}u + at.y] = left.y;
  block[to.y * ${stride}u + at.y] = right.y;
}

fn diagonalize(thread: u32, sweeps: u32) -> bool {
  for (var s = thread; s < ${width * width}u; s += ${threads}u) {
    turn[s / ${width}u * ${stride}u + s % ${width}u] = select(0.0, 1.0, s / ${width}u == s % ${width}u);
  }
  var some = false;
  for (var sweep = 0u; sweep < sweeps; sweep++) {
    if (!any_coupled(thread)) { break; }
    some = true;
    for (var round = 0u; round < ${width - 1}u; round++) {
      if (thread < ${pairs}u) { rotations[thread] = rotation(opponents(thread, round, ${width}u)); }
      workgroupBarrier();
      for (var s = thread; s < ${pairs * pairs}u; s += ${threads}u) { turn_block(s / ${pairs}u, s % ${pairs}u, round); }
      workgroupBarrier();
    }
  }
  return some;
}
`
}
