import { describe, expect, test } from 'vitest'
import { bareBackend, countingDevice } from '../backend/fixtures/backends.ts'
import { withBackend } from '../backend/current.ts'
import { cpu } from '../backend/cpu/index.ts'
import { scope } from '../tensor/lifetime.ts'
import { complaint, decoded, readCases } from './fixtures/cases.ts'
import { operationNames, operationOf } from './fixtures/table.ts'
import * as ops from './index.ts'

const { inputs, cases } = readCases()
const device = countingDevice(['float64', 'float32', 'int32', 'bool'])
const backends = [cpu(), bareBackend(), device]

describe.each(backends.map((backend) => ({ name: backend.name, backend })))('values by NumPy and SciPy, on $name', ({ backend }) => {
  test.each(cases)('%s', async (name, names, expected, ulps, scale) => {
    const operation = operationOf(name)
    if (operation === undefined) throw new Error(`table.ts has no "${name}"`)
    const xs = names.map((input) => decoded(inputs[input]!, backend))
    const before = device.live()
    const found = withBackend(backend, () => scope(() => operation(...xs)))
    const results = 'shape' in found ? [found] : found
    // On the device nothing but the results is left of the way to them; views of the inputs need no memory.
    expect(device.live() - before).toBeLessThanOrEqual(results.length)
    expect(results.length).toBe(expected.length)
    for (const [i, result] of results.entries()) expect(await complaint(result, expected[i]!, ulps, scale), `output ${i}`).toBeUndefined()
    for (const tensor of [...results, ...xs]) tensor.dispose()
  })
})

test('the device has all its memory back', () => {
  expect(device.live()).toBe(0)
})

/** Tested in files of their own: by laws, or against a naive evaluation. */
const elsewhere = ['conv1d', 'conv2d', 'einsum', 'reshape', 'where', 'sumTo', 'tril', 'triu']

test('every operation is in the table', () => {
  const named = new Set([...operationNames(), ...elsewhere])
  expect(Object.keys(ops).filter((name) => !named.has(name))).toEqual([])
})
