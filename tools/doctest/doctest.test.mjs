import { expect, test } from 'vitest'
import { runDoctests } from './run.mjs'

const outcomes = runDoctests()

test('there are examples to run', () => {
  expect(outcomes.length).toBeGreaterThan(0)
})

for (const { name, problem } of outcomes) {
  test(name, () => {
    expect(problem).toBeNull()
  })
}
