import { expect, test } from 'vitest'
import { isWanted, readSettings, toArguments } from './settings.ts'

test('without arguments everything is wanted', () => {
  const settings = readSettings([], '2025-01-31')
  expect(settings).toEqual({ only: [], quick: false, gpu: false, date: '2025-01-31' })
  expect(isWanted(settings, 'threads')).toBe(true)
})

test('rows are selected by the beginning of their id', () => {
  const settings = readSettings(['--only', 'matmul,threads-browser'], 'today')
  expect(['matmul-small', 'threads-browser', 'threads', 'training'].map((id) => isWanted(settings, id))).toEqual([true, true, false, false])
})

test('settings survive the way to another process', () => {
  const settings = readSettings(['--quick', '--gpu', '--only=a,b', '--date=2025-01-31'], 'today')
  expect(readSettings(toArguments(settings), 'today')).toEqual(settings)
})

test('unknown arguments are refused', () => {
  expect(() => readSettings(['--fast'], 'today')).toThrow(/--fast/)
})
