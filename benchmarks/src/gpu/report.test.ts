import { format } from 'prettier'
import { expect, test } from 'vitest'
import type { RowResult } from '../results.ts'
import { gpuReport } from './report.ts'

const machine = { date: '2025-01-31', commit: 'abc', cpu: 'CPU', cores: 2, memoryGiB: 8, system: 'linux', runtime: 'Node 20', peers: {} }

const rows = [
  { id: 'a', title: 'First' },
  { id: 'b', title: 'Second' },
]

const result: RowResult = {
  row: 'a',
  title: 'First',
  environment: 'node',
  adapter: 'a card',
  relaxedSimd: false,
  machine,
  load: { before: 0.5, after: 1 },
  cases: [
    {
      name: 'softmax',
      bytes: 3e9,
      timings: [{ name: 'Ortho', calls: 3, rounds: 9, median: 2, fastest: 1, slowest: 4 }],
      absent: [{ name: 'PyTorch', absent: 'no CUDA' }],
      outcomes: [{ floor: { kind: 'ratio', of: 'Ortho', against: 'copy', atLeast: 0.7 }, measured: 0.8, passed: true }],
    },
  ],
}

test('gives speeds in bytes and the adapter, and names what was not measured', () => {
  const text = gpuReport([result], rows)
  expect(text).toContain('Not measured so far, for want of a GPU:\n\n- Second\n')
  expect(text).toMatch(/GFLOP\/s +\| GB\/s +\| Rounds/)
  expect(text).toMatch(/Ortho +\| 2 ms +\| 1 ms +\| 4 ms +\| +\| 1500 +\| 9 × 3/)
  expect(text).toMatch(/First +\| softmax +\| Node, a card +\| Ortho ≥ 0\.7× copy +\| 0\.8× +\| yes/)
})

test('says nothing of what is missing where all was measured', () => {
  expect(gpuReport([result], rows.slice(0, 1))).not.toContain('Not measured')
})

test('is formatted as the repository formats Markdown', async () => {
  const text = gpuReport([result], rows)
  expect(await format(text, { parser: 'markdown', printWidth: 140 })).toBe(text)
})
