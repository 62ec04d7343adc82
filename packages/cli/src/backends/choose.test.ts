import { findNativeLibrary, nativeBackend } from '@ortho/backend-native'
import { BackendError, cpuBackend, getBackend } from '@ortho/core'
import { afterEach, describe, expect, test } from 'vitest'
import { chooseBackend, closeBackend, optionalBackends } from './choose.ts'
import { openNative } from './native.ts'
import { openTfjs } from './tfjs.ts'
import { openWebGpu } from './webgpu.ts'

/** What importing a package that is not there gives. */
function missing(): Promise<never> {
  return Promise.reject(Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' }))
}

describe('chooseBackend', () => {
  afterEach(() => {
    closeBackend()
  })

  test('cpu is there without loading anything', async () => {
    const refused = (): Promise<never> => Promise.reject(new Error('loaded'))
    await chooseBackend('cpu', { native: refused, webgpu: refused, tfjs: refused })
    expect(getBackend().name).toBe('cpu')
  })

  test.skipIf(findNativeLibrary() === undefined)('native is that of its package', async () => {
    await chooseBackend('native')
    expect(getBackend().name).toBe('native')
  })

  test('tfjs is the fastest that starts', async () => {
    await chooseBackend('tfjs')
    expect(getBackend()).toMatchObject({ name: 'tfjs', tfBackend: 'wasm' })
  })

  test.each([
    ['native', '@ortho/backend-native', () => openNative(missing)],
    ['webgpu', '@ortho/backend-webgpu', () => openWebGpu(missing)],
    ['tfjs', '@ortho/backend-tfjs', () => openTfjs(missing)],
  ] as const)('%s without its package says what to install', async (name, pack, open) => {
    const choice = chooseBackend(name, { ...optionalBackends, [name]: open })
    await expect(choice).rejects.toThrow(BackendError)
    await expect(choice).rejects.toThrow(`npm install ${pack}`)
    expect(getBackend().name).toBe('cpu')
  })

  test('a package that does not load says why', async () => {
    const choice = openNative(() => Promise.reject(new Error('no binary for this platform\nat line 1')))
    await expect(choice).rejects.toThrow('@ortho/backend-native, which does not load (no binary for this platform)')
  })

  test('says what to install where a library is missing', async () => {
    const module = { findNativeLibrary, nativeBackend: () => nativeBackend({ library: '/nowhere/lib.so' }) }
    const choice = openNative(async () => ({ ...(await import('@ortho/backend-native')), ...module }))
    await expect(choice).rejects.toThrow('/nowhere/lib.so')
  })

  test('what was opened is given back, once, and the CPU is current again', async () => {
    const backend = { ...cpuBackend(), name: 'other' }
    let closed = 0
    const describe = (): Promise<never> => Promise.reject(new Error('not asked'))
    const open = { backend, mode: '', note: '', describe, close: () => closed++ }
    await chooseBackend('webgpu', { ...optionalBackends, webgpu: () => Promise.resolve(open) })
    expect(getBackend().name).toBe('other')
    closeBackend()
    closeBackend()
    expect([closed, getBackend().name]).toEqual([1, 'cpu'])
  })
})
