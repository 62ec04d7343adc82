import { type Check, type Experiment, type ExperimentReport, uniformArray } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { experimentCases, experimentProblems } from './experiment.ts'
import { describeExperiment } from './vitest.ts'

const check: Check = { name: 'error', measured: 1e-9, comparison: '<=', bound: 1e-6, source: 'theorem 2.1' }

function experimentOf(run: Experiment['run']): Experiment {
  return { id: 'test/example', title: 'Example', claim: 'Errors are small.', run }
}

const sound = experimentOf(({ key, scale }) => ({
  checks: [
    { ...check, measured: scale === 'ci' ? 0 : 1 },
    {
      ...check,
      name: 'mean',
      measured: uniformArray(key, 100, 'float64').reduce((a, b) => a + b, 0) / 100,
      bound: 0.7,
      source: '0.5 + 7σ',
    },
  ],
}))

describeExperiment(sound)

/** Messages of the tests that fail. */
async function failures(experiment: Experiment): Promise<string[]> {
  const messages: string[] = []
  for (const { name, run } of await experimentCases(experiment)) {
    try {
      await run()
    } catch (error) {
      messages.push(`${name}: ${error instanceof Error ? error.message : ''}`)
    }
  }
  return messages
}

describe('experimentCases', () => {
  test('are one for the report and one for each check', async () => {
    expect((await experimentCases(sound)).map(({ name }) => name)).toEqual(['reports checks that can fail', 'error', 'mean'])
    expect(await failures(sound)).toEqual([])
  })

  test('fail with what was measured, the bound and its source', async () => {
    const wrong = experimentOf(() => ({
      checks: [
        { ...check, measured: 0.5 },
        { ...check, name: 'NaN', measured: NaN },
      ],
    }))
    expect(await failures(wrong)).toEqual([
      'error: error: expected <= 0.000001 (theorem 2.1), got 0.5',
      'NaN: NaN: expected <= 0.000001 (theorem 2.1), got NaN',
    ])
  })

  test('fail when there are no checks, and when the experiment throws or rejects', async () => {
    expect(await failures(experimentOf(() => ({ checks: [] })))).toEqual([expect.stringContaining('there are no checks')])
    const broken = experimentOf(() => Promise.reject(new RangeError('no data')))
    expect(await failures(broken)).toEqual(['runs: expected test/example to run, got RangeError: no data'])
  })
})

describe('experimentProblems', () => {
  const problems = (report: Partial<ExperimentReport>): string[] => experimentProblems({ checks: [check], ...report })
  const series = { name: 's', x: [1, 2], y: [3, NaN] }
  const chart = { title: 'C', x: { label: 'n' }, y: { label: 'e' }, series: [series] }

  test('has none with a sound report', () => {
    const table = {
      title: 'T',
      columns: ['n', 'error'],
      rows: [
        [1, 'x'],
        [2, 3],
      ],
    }
    expect(problems({ tables: [table], charts: [chart] })).toEqual([])
  })

  test.each([
    ['a bound that is infinite', { ...check, bound: Infinity }, /bound.*Infinity/],
    ['at least minus infinity', { ...check, comparison: '>=', bound: -Infinity }, /-Infinity/],
    ['a bound that is NaN', { ...check, bound: NaN }, /NaN/],
    ['the largest number as a bound', { ...check, bound: Number.MAX_VALUE }, /every finite number/],
    ['no source', { ...check, source: ' ' }, /where its bound comes from/],
    ['no name', { ...check, name: '' }, /no name/],
  ] as const)('finds %s', (_, bad, message) => {
    expect(problems({ checks: [check, { ...bad, name: bad.name && 'other' }] })).toEqual([expect.stringMatching(message)])
  })

  test('finds names used twice, ragged tables and unequal charts', () => {
    expect(problems({ checks: [check, check, check] })).toEqual(['two checks are named "error"'])
    expect(problems({ tables: [{ title: 'T', columns: ['a', 'b'], rows: [[1, 2], [1]] }] })).toEqual([
      'row 1 of table "T" has 1 cells for 2 columns',
    ])
    expect(problems({ charts: [{ ...chart, series: [{ ...series, y: [1] }] }] })).toEqual([
      'series "s" of chart "C" has 2 abscissas and 1 ordinates',
    ])
    expect(problems({ charts: [{ ...chart, series: [] }] })).toEqual(['chart "C" has no series'])
    expect(problems({ charts: [{ ...chart, series: [{ name: 'e', x: [], y: [] }, series, series] }] })).toEqual([
      'two series of chart "C" are named "s"',
      'series "e" of chart "C" has no points',
    ])
  })
})
