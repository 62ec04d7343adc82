import { threadsFor } from './diagonalize.ts'

/** Terms that are brought to workgroup memory at a time. */
const DEPTH = 32

/**
 * WGSL `gram(thread, rows)`: the products of all pairs of columns into `block`; `element_at(line, row)` reads an element. Each
 * stretch of 32 terms is summed by itself: the roundings are fewer. Runs in uniform control flow and ends with a barrier.
 *
 * @param width - number of columns.
 */
export function gramText(width: number): string {
  const [stride, pairs, threads] = [width + 1, width / 2, threadsFor(width)]
  const at = (column: string): string => `tile[(${column}) * ${DEPTH + 1}u + d]`
  return `var<workgroup> tile: array<f32, ${width * (DEPTH + 1)}>;

fn gram(thread: u32, rows: u32) {
  for (var s = thread; s < ${width * stride}u; s += ${threads}u) { block[s] = 0.0; }
  for (var first = 0u; first < rows; first += ${DEPTH}u) {
    for (var s = thread; s < ${width * DEPTH}u; s += ${threads}u) {
      let row = first + s % ${DEPTH}u;
      var value = 0.0;
      if (row < rows) { value = element_at(s / ${DEPTH}u, row); }
      tile[s / ${DEPTH}u * ${DEPTH + 1}u + s % ${DEPTH}u] = value;
    }
    workgroupBarrier();
    for (var s = thread; s < ${pairs * pairs}u; s += ${threads}u) {
      let k = 2u * (s / ${pairs}u);
      let l = 2u * (s % ${pairs}u);
      if (k > l) { continue; }
      var sums = vec4(0.0);
      for (var d = 0u; d < ${DEPTH}u; d++) {
        let a = vec2(${at('k')}, ${at('k + 1u')});
        let b = vec2(${at('l')}, ${at('l + 1u')});
        sums += a.xxyy * b.xyxy;
      }
      sums += vec4(block[k * ${stride}u + l], block[k * ${stride}u + l + 1u], block[(k + 1u) * ${stride}u + l], block[(k + 1u) * ${stride}u + l + 1u]);
      block[k * ${stride}u + l] = sums.x;
      block[k * ${stride}u + l + 1u] = sums.y;
      block[(k + 1u) * ${stride}u + l] = sums.z;
      block[(k + 1u) * ${stride}u + l + 1u] = sums.w;
    }
    workgroupBarrier();
  }
  for (var s = thread; s < ${width * width}u; s += ${threads}u) {
    let i = s / ${width}u;
    let j = s % ${width}u;
    if (i > j) { block[i * ${stride}u + j] = block[j * ${stride}u + i]; }
  }
  workgroupBarrier();
}
`
}
