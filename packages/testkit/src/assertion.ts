/**
 * A statement about numbers that turned out false: the one error of this project that is not an `OrthoError`. It reports a
 * failed test to a test runner, not a misuse to a user, so it carries no code. Runners show its message.
 */
export class AssertionFailure extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'AssertionFailure'
  }
}

/** Throws an {@link AssertionFailure} that lists `problems`, one a line, unless there are none. */
export function requireNone(what: string, problems: readonly string[]): void {
  if (problems.length === 0) return
  throw new AssertionFailure([`${what}:`, ...problems.map((problem) => `  - ${problem}`)].join('\n'))
}
