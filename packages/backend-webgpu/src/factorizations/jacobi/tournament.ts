/**
 * WGSL `opponents(pair, round, players)`: the two players of a pair in a round of a tournament, the smaller number first. In
 * `players − 1` rounds everyone meets everyone once; the pairs of a round have no player in common. `players` is even.
 *
 * One player stays, the others move round a ring (R. P. Brent, F. T. Luk, SIAM J. Sci. Stat. Comput. 6, 1985).
 */
export const tournament = `fn opponents(pair: u32, round: u32, players: u32) -> vec2<u32> {
  let ring = players - 1u;
  if (pair == 0u) { return vec2(round, ring); }
  let a = (round + pair) % ring;
  let b = (round + ring - pair) % ring;
  return vec2(min(a, b), max(a, b));
}
`
