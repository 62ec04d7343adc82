// What the checks inserted into the examples call; run-blocks.mjs defines them.
declare function $check(actual: unknown, expected: string, line: number): void
declare function $throws(action: () => unknown, name: string, line: number): Promise<void>
