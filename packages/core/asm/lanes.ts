/** Elements of `T` in one 128-bit vector. */
// @ts-ignore: decorator
@inline
export function lanes<T>(): i32 {
  return 16 / sizeof<T>()
}

/** Byte size of `count` elements, for pointer arithmetic. */
// @ts-ignore: decorator
@inline
export function bytes<T>(count: i32): usize {
  return <usize>count * sizeof<T>()
}

/** Copies elements, with steps in bytes. */
// @ts-ignore: decorator
@inline
export function copy<T>(size: i32, from: usize, step: usize, to: usize, toStep: usize): void {
  for (let i = 0; i < size; i++) {
    store<T>(to, load<T>(from))
    from += step
    to += toStep
  }
}

/** `a·b + c`: one rounding in the relaxed module (on hardware with FMA), two in the deterministic one. */
// @ts-ignore: decorator
@inline
export function madd<T>(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return v128.relaxed_madd<T>(a, b, c)
  return v128.add<T>(v128.mul<T>(a, b), c)
}

/** `c − a·b`, rounded like {@link madd}. */
// @ts-ignore: decorator
@inline
export function nmadd<T>(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return v128.relaxed_nmadd<T>(a, b, c)
  return v128.sub<T>(c, v128.mul<T>(a, b))
}

/** Sum of the lanes, neighbours first. */
// @ts-ignore: decorator
@inline
export function laneSum<T>(v: v128): T {
  if (sizeof<T>() == 8) return <T>(v128.extract_lane<T>(v, 0) + v128.extract_lane<T>(v, 1))
  return <T>(v128.extract_lane<T>(v, 0) + v128.extract_lane<T>(v, 1) + (v128.extract_lane<T>(v, 2) + v128.extract_lane<T>(v, 3)))
}
