// Rounds of a tournament of an even number of players, the last of which is player `rounds`: in round r game 0 is that of
// player r against the last one, and game i that of the two players i places from r. Nobody plays twice in a round.

/** The player of a game with the smaller number. */
// @ts-ignore: decorator
@inline
export function firstPlayer(game: i32, round: i32, rounds: i32): i32 {
  return game == 0 ? round : min(after(game, round, rounds), before(game, round, rounds))
}

/** The player of a game with the larger number. */
// @ts-ignore: decorator
@inline
export function secondPlayer(game: i32, round: i32, rounds: i32): i32 {
  return game == 0 ? rounds : max(after(game, round, rounds), before(game, round, rounds))
}

// @ts-ignore: decorator
@inline
function after(game: i32, round: i32, rounds: i32): i32 {
  return round + game >= rounds ? round + game - rounds : round + game
}

// @ts-ignore: decorator
@inline
function before(game: i32, round: i32, rounds: i32): i32 {
  return round >= game ? round - game : round - game + rounds
}
