import { afterEach, describe, expect, test } from 'vitest'
import { getBackend, registerBackend, tensor, useBackend, withBackend, zeros } from '../index.ts'
import { bareBackend } from './fixtures/backends.ts'
import { cpu } from './cpu/index.ts'

const [a, b] = [bareBackend(), bareBackend()]
const current = (): unknown => tensor(1).backend

afterEach(() => useBackend('cpu'))

describe('the default backend', () => {
  test('is the CPU until another is chosen, by value or by name', () => {
    expect(current()).toBe(cpu())
    useBackend(a)
    expect([current(), zeros([1]).backend, getBackend()]).toEqual([a, a, a])
    useBackend('cpu')
    expect(current()).toBe(cpu())
  })

  test('within withBackend is another, also when it nests, returns or throws', () => {
    const inner = withBackend(a, () => [current(), withBackend(b, current), current()])
    expect(inner).toEqual([a, b, a])
    expect(() =>
      withBackend(a, () => {
        throw new RangeError('halt')
      }),
    ).toThrow('halt')
    expect(current()).toBe(cpu())
  })

  test('stays for an asynchronous body until its promise settles', async () => {
    const found = withBackend(a, async () => {
      await Promise.resolve()
      return current()
    })
    expect(current()).toBe(a)
    expect(await found).toBe(a)
    expect(current()).toBe(cpu())
    await expect(withBackend(a, () => Promise.reject(new RangeError('halt')))).rejects.toThrow('halt')
    expect(current()).toBe(cpu())
  })

  test('is what it was after asynchronous bodies that overlap, whichever ends first', async () => {
    for (const firstEndsFirst of [true, false]) {
      const ends: (() => void)[] = []
      const wait = (): Promise<void> => new Promise((resolve) => ends.push(resolve))
      const runs = [withBackend(a, wait), withBackend(b, wait)]
      expect(current()).toBe(b)
      for (const i of firstEndsFirst ? [0, 1] : [1, 0]) {
        ends[i]!()
        await runs[i]
      }
      expect(current()).toBe(cpu())
    }
  })

  test('chosen inside withBackend holds from its end on', () => {
    withBackend(a, () => {
      useBackend(b)
      expect(current()).toBe(a)
    })
    expect(current()).toBe(b)
  })
})

describe('names', () => {
  test('a registered backend is made once, when it is first wanted', async () => {
    let made = 0
    registerBackend('lazy', () => {
      made++
      return bareBackend()
    })
    expect(made).toBe(0)
    const x = tensor([1], { backend: 'lazy' })
    expect([withBackend('lazy', current), (await tensor([1]).to('lazy')).backend]).toEqual([x.backend, x.backend])
    expect(made).toBe(1)
    registerBackend('lazy', () => b)
    expect(getBackend('lazy')).toBe(b)
  })

  test('that are unknown are refused with those that are known, before anything changes', () => {
    registerBackend('known', () => a)
    const message = 'getBackend: "name" must be one of cpu'
    for (const use of [() => getBackend('x'), () => useBackend('x'), () => withBackend('x', current), () => zeros([1], { backend: 'x' })])
      expect(use).toThrow(message)
    expect(() => getBackend('x')).toThrow(/known.*, got "x"/)
    expect(current()).toBe(cpu())
  })

  test('that of the embedded backend is taken', () => {
    expect(() => registerBackend('cpu', () => a)).toThrow(
      'registerBackend: "name" must be another name than that of the embedded backend, got "cpu"',
    )
  })
})
