import { afterEach, expect, test } from 'vitest'
import { cpuBackend, key, useBackend } from '../index.ts'
import { experimentContext } from './experiment-context.ts'

afterEach(() => useBackend('cpu'))

test('states the widest float dtype of the current backend', () => {
  expect(experimentContext({ key: key(0), scale: 'ci' }).dtype).toBe('float64')
  useBackend({ ...cpuBackend(), defaultDType: 'float32', dtypes: new Set(['float32', 'int32', 'bool'] as const) })
  expect(experimentContext({ key: key(0), scale: 'ci' }).dtype).toBe('float32')
})

test('passes on what it is given', () => {
  const told: string[] = []
  const { signal } = new AbortController()
  const context = experimentContext({ key: key(3), scale: 'full', progress: (_, note) => void told.push(note), signal })
  context.progress(0.5, 'half')
  expect(told).toEqual(['half'])
  expect(context).toMatchObject({ key: key(3), scale: 'full', signal })
})
