import { findNativeLibrary, nativeBackend } from '@ortho/backend-native'
import { BackendError, getBackend, useBackend } from '@ortho/core'
import { afterEach, describe, expect, test } from 'vitest'
import { chooseBackend } from './choose.ts'

describe('chooseBackend', () => {
  afterEach(() => {
    useBackend('cpu')
  })

  test('cpu is there without loading anything', async () => {
    await chooseBackend('cpu', () => Promise.reject(new Error('loaded')))
    expect(getBackend().name).toBe('cpu')
  })

  test.skipIf(findNativeLibrary() === undefined)('native is that of its package', async () => {
    await chooseBackend('native')
    expect(getBackend().name).toBe('native')
  })

  test('says what to install where the package is missing', async () => {
    const choice = chooseBackend('native', () => Promise.resolve(undefined))
    await expect(choice).rejects.toThrow(BackendError)
    await expect(choice).rejects.toThrow('npm install @ortho/backend-native')
    expect(getBackend().name).toBe('cpu')
  })

  test('says what to install where a library is missing', async () => {
    const module = { findNativeLibrary, nativeBackend: () => nativeBackend({ library: '/nowhere/lib.so' }) }
    const choice = chooseBackend('native', async () => ({ ...(await import('@ortho/backend-native')), ...module }))
    await expect(choice).rejects.toThrow('/nowhere/lib.so')
  })
})
