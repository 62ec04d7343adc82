/**
 * WGSL `ordered`: the bits of a float32 as an unsigned number that compares as the float does, −0 below 0; `unordered` goes back.
 * WGSL may compute as if there were no NaN and no infinities, and flush subnormal numbers: on integers it may not.
 */
export const orderFunctions = `fn ordered(bits: u32) -> u32 {
  return bits ^ select(0x80000000u, 0xffffffffu, bits >= 0x80000000u);
}
fn unordered(key: u32) -> u32 {
  return key ^ select(0xffffffffu, 0x80000000u, key >= 0x80000000u);
}
fn is_missing(bits: u32) -> bool {
  return (bits & 0x7fffffffu) > 0x7f800000u;
}
`
