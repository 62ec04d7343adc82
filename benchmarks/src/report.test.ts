import { format } from 'prettier'
import { expect, test } from 'vitest'
import { alignedTable } from './markdown.ts'
import { report } from './report.ts'
import type { RowResult } from './results.ts'

const machine = {
  date: '2025-01-31',
  commit: 'abc',
  cpu: 'CPU',
  cores: 2,
  memoryGiB: 8,
  system: 'linux',
  runtime: 'Node 20',
  peers: { p: '1' },
}

function result(row: string, relaxedSimd: boolean): RowResult {
  return {
    row,
    title: `Title of ${row}`,
    environment: 'node',
    relaxedSimd,
    machine,
    load: { before: 0.5, after: 1 },
    cases: [
      {
        name: '512 × 512',
        flops: 2e9,
        timings: [{ name: 'Ortho', calls: 3, rounds: 9, median: 100, fastest: 90, slowest: 120.4 }],
        absent: [{ name: 'OpenBLAS', absent: 'no library' }],
        outcomes: [
          { floor: { kind: 'ratio', of: 'Ortho', against: 'x', atLeast: 2 }, measured: 2.5, passed: true },
          { floor: { kind: 'time', of: 'Ortho', atMostMicroseconds: 2 }, measured: 3.21, passed: false },
          { floor: { kind: 'ratio', of: 'Ortho', against: 'OpenBLAS', atLeast: 0.5 }, skipped: 'no library' },
        ],
      },
    ],
  }
}

test('says what was reached, what was not, and what was skipped', () => {
  const text = report([result('a', false)], ['a'])
  expect(text).toContain('1 of 2 reached, 1 skipped.')
  expect(text).toMatch(/Ortho ≥ 2× x +\| 2\.5× +\| yes/)
  expect(text).toMatch(/Ortho ≤ 2 µs +\| 3\.21 µs +\| \*\*no\*\*/)
  expect(text).toMatch(/Ortho ≥ 0\.5× OpenBLAS +\| skipped: no library +\| –/)
  expect(text).toMatch(/Ortho +\| 100 ms +\| 90 ms +\| 120 ms +\| 20 +\| 9 × 3/)
  expect(text).toContain('load average 0.5 before, 1 after')
})

test('keeps the order of the rows and tells one machine once', () => {
  const text = report([result('b', true), result('a', false), result('a', true)], ['a', 'b'])
  expect(text.match(/### .*/g)).toEqual([
    '### Title of a (Node, SIMD)',
    '### Title of a (Node, relaxed SIMD)',
    '### Title of b (Node, relaxed SIMD)',
  ])
  expect(text.match(/abc/g)).toHaveLength(1)
})

test('is formatted as the repository formats Markdown', async () => {
  const text = report([result('a', false)], ['a'])
  expect(await format(text, { parser: 'markdown', printWidth: 140 })).toBe(text)
})

test('cells that are missing are empty', () => {
  expect(alignedTable(['a', 'long title'], [['1']])).toBe('| a   | long title |\n| --- | ---------- |\n| 1   |            |')
})
