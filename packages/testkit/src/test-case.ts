/** One test, for any runner. */
export interface TestCase {
  /** What it checks; unique in its list. */
  readonly name: string
  /** Throws, or rejects, when the check fails. */
  readonly run: () => void | Promise<void>
}
