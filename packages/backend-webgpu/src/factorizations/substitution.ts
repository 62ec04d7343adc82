/** Order of the triangles that one workgroup solves with. */
export const BLOCK = 32

/** Floats from one unknown of all sides to the next in workgroup memory: odd, so that neither way falls into one bank. */
export const SIDE_STRIDE = 65

/** Unknowns that are in registers at a time. */
const STRIP = 8

/**
 * WGSL `substitute(v, order)`: solves with the lower triangle in `triangle` (by columns, {@link BLOCK} apart) for side `v` of
 * `sides` ({@link SIDE_STRIDE} apart), in place. The program declares `sides`; each side has a thread of its own.
 */
export function substitution(): string {
  const strip = Array.from({ length: STRIP }, (_, i) => i)
  const load = strip.map((i) => `    var x${i} = sides[(k0 + ${i}u) * ${SIDE_STRIDE}u + v];`)
  const eliminate = strip.map((i) => `      x${i} = fma(-triangle[k * ${BLOCK}u + k0 + ${i}u], y, x${i});`)
  const solve = strip.flatMap((j) => [
    `    x${j} = x${j} / triangle[(k0 + ${j}u) * ${BLOCK}u + k0 + ${j}u];`,
    ...strip.slice(j + 1).map((i) => `    x${i} = fma(-triangle[(k0 + ${j}u) * ${BLOCK}u + k0 + ${i}u], x${j}, x${i});`),
  ])
  const store = strip.map((i) => `    sides[(k0 + ${i}u) * ${SIDE_STRIDE}u + v] = x${i};`)
  return `var<workgroup> triangle: array<f32, ${BLOCK * BLOCK}>;

fn substitute(v: u32, order: u32) {
  for (var k0 = 0u; k0 < order; k0 += ${STRIP}u) {
${load.join('\n')}
    for (var k = 0u; k < k0; k++) {
      let y = sides[k * ${SIDE_STRIDE}u + v];
${eliminate.join('\n')}
    }
${solve.join('\n')}
${store.join('\n')}
  }
}
`
}
