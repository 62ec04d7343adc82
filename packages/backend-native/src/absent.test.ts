import { BackendError } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import * as absent from './absent.ts'
import * as present from './index.ts'

describe('what browsers get', () => {
  test('has all names', () => {
    expect(Object.keys(absent).sort()).toEqual(Object.keys(present).sort())
  })

  test('finds no library, and says why there is no backend', async () => {
    const { findNativeLibrary, nativeBackend, ...others } = absent
    expect(findNativeLibrary()).toBeUndefined()
    expect(() => nativeBackend()).toThrow(BackendError)
    for (const [name, run] of Object.entries(others)) await expect(run()).rejects.toThrow(`${name} must be called in Node`)
  })
})
