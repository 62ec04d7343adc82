import { describe, expect, expectTypeOf, test } from 'vitest'
import { MethodError, OptionError, UnsupportedKernelError } from '../errors.ts'
import type { Method } from './method.ts'
import { createOrtho } from './ortho.ts'
import type { Plugin } from './plugin.ts'

const source = { paper: 'A paper', where: 'eq. 1', departures: [] }

interface ScaleOptions {
  factor?: number
}

/** A kind with an input. */
const scale: Method<'linalg/scale', [x: readonly number[]], ScaleOptions, number[]> = {
  id: 'linalg/scale',
  kind: 'matrix-function',
  title: 'Scale',
  status: 'stable',
  source,
  needs: ['binary'],
  aka: ['times'],
  rules: { factor: { kind: 'real', default: 2 } },
  run: (x, { factor }) => x.map((v) => v * factor),
}

interface DescentOptions {
  rate?: number
  mode?: 'plain' | 'sign'
}

/** A contract of several operations, one of them generic. */
interface Transformation {
  init(): { readonly count: number }
  update<P extends object>(params: P, step: (rate: number) => P): P
}

const descent: Method<'optim/descent', [], DescentOptions, Transformation> = {
  id: 'optim/descent',
  kind: 'optimizer',
  title: 'Descent',
  status: 'experimental',
  source,
  needs: ['binary', 'matmul'],
  rules: { rate: { kind: 'real', default: 0.5, min: 0 }, mode: { kind: 'choice', default: 'plain', of: ['plain', 'sign'] } },
  run: ({ rate, mode }) => ({
    init: () => ({ count: 0 }),
    update: (_, step) => step(mode === 'sign' ? Math.sign(rate) : rate),
  }),
}

type NoOptions = Record<string, never>

const acmeScale: Method<'acme/scale', [], NoOptions, number> = {
  id: 'acme/scale',
  kind: 'acme-kind',
  title: 'Another',
  status: 'reference',
  source,
  needs: [],
  rules: {},
  run: () => 7,
}

const first: Plugin<readonly [typeof scale, typeof descent]> = { name: '@ortho/first', api: 1, methods: [scale, descent] }
const acme: Plugin<readonly [typeof acmeScale]> = { name: 'ortho-plugin-acme', api: 1, methods: [acmeScale] }

/** A registry whose methods are not known by type, as the command line's. */
const untyped = (...plugins: Plugin[]) => createOrtho({ plugins })

describe('get', () => {
  test('fills in defaults, whatever the kind', () => {
    const ortho = createOrtho({ plugins: [first, acme] })
    expect(ortho.get('linalg/scale')([1, 2])).toEqual([2, 4])
    expect(ortho.get('linalg/scale')([1, 2], { factor: 3 })).toEqual([3, 6])
    expect(
      ortho
        .get('optim/descent')({ mode: 'sign' })
        .update({ w: 1 }, (rate) => ({ w: rate })),
    ).toEqual({ w: 1 })
    expect(
      ortho
        .get('optim/descent')()
        .update({ w: 1 }, (rate) => ({ w: rate })),
    ).toEqual({ w: 0.5 })
    expect(ortho.get('acme/scale')()).toBe(7)
  })

  test('checks options in the name of the method', () => {
    const ortho = createOrtho({ plugins: [first] })
    expect(() => ortho.get('optim/descent')({ rate: -1 })).toThrow('optim/descent: "rate" must be a number ≥ 0, got -1')
    // @ts-expect-error a misspelt option
    expect(() => ortho.get('optim/descent')({ rat: 1 })).toThrow(OptionError)
    // @ts-expect-error a value outside the union
    expect(() => ortho.get('optim/descent')({ mode: 'bold' })).toThrow(OptionError)
  })

  test('is typed by the plugins passed', () => {
    const ortho = createOrtho({ plugins: [first, acme] })
    expectTypeOf(ortho.get('linalg/scale')).parameter(0).toEqualTypeOf<readonly number[]>()
    expectTypeOf(ortho.get('linalg/scale')).parameter(1).toEqualTypeOf<{ readonly factor?: number | undefined } | undefined>()
    expectTypeOf(ortho.get('linalg/scale')).returns.toEqualTypeOf<number[]>()
    expectTypeOf(ortho.get('optim/descent')()).toEqualTypeOf<Transformation>()
    expectTypeOf(ortho.get('acme/scale')()).toEqualTypeOf<number>()
    expectTypeOf(ortho.method('linalg/scale')).toEqualTypeOf<typeof scale>()
    expectTypeOf(ortho.ids).toEqualTypeOf<readonly ('linalg/scale' | 'optim/descent' | 'acme/scale')[]>()
    // @ts-expect-error not one of the ids
    expect(() => ortho.get('linalg/scales')).toThrow(MethodError)
    // @ts-expect-error the id of a plugin that was not passed
    expect(() => createOrtho({ plugins: [first] }).get('acme/scale')).toThrow(MethodError)
  })

  test('an unknown id is an error with the nearest ones', () => {
    const ortho = untyped(first, acme)
    expect(() => ortho.get('linalg/scal')).toThrow('"linalg/scal" must be the id of one of the 3 methods of the enabled plugins')
    expect(() => ortho.get('linalg/scal')).toThrow('Did you mean "linalg/scale"?')
    expect(() => ortho.get('nothing/like-it')).toThrow('Is the plugin that has it enabled?')
    for (const id of ['__proto__', 'toString', '']) expect(() => ortho.get(id)).toThrow(MethodError)
  })

  test('refuses what the backend cannot run', () => {
    const backend = { name: 'small', kernels: { binary: () => ({}) } }
    const ortho = createOrtho({ plugins: [first], backend })
    expect(ortho.get('linalg/scale')([1])).toEqual([2])
    expect(() => ortho.get('optim/descent')).toThrow(UnsupportedKernelError)
  })
})

describe('find', () => {
  const ortho = untyped(first, acme)

  test('takes ids, other names and unambiguous short names', () => {
    expect(ortho.find('linalg/scale')).toBe(scale)
    expect(ortho.find('times')).toBe(scale)
    expect(ortho.find('descent')).toBe(descent)
  })

  test('lists the candidates of an ambiguous name', () => {
    expect(() => ortho.find('scale')).toThrow('"scale" must be the name of one method, got that of 2 (linalg/scale, acme/scale)')
  })

  test('suggests near names for one that is unknown', () => {
    expect(() => ortho.find('descnet')).toThrow('Did you mean "descent"?')
  })
})

describe('plugins', () => {
  test('ids and methods keep the order of the plugins; has tells ids from other strings', () => {
    const ortho = untyped(acme, first)
    expect(ortho.ids).toEqual(['acme/scale', 'linalg/scale', 'optim/descent'])
    expect(ortho.methods).toEqual([acmeScale, scale, descent])
    expect([ortho.has('acme/scale'), ortho.has('scale'), ortho.has('constructor')]).toEqual([true, false, false])
    expect(untyped().ids).toEqual([])
  })

  test('one method from two plugins is fine', () => {
    expect(untyped(first, { name: 'again', api: 1, methods: [scale] }).ids).toEqual(['linalg/scale', 'optim/descent'])
  })

  test('two methods with one id are an error that names both plugins', () => {
    const clash: Plugin = { name: 'ortho-plugin-clash', api: 1, methods: [{ ...scale }] }
    expect(() => untyped(first, clash)).toThrow(MethodError)
    expect(() => untyped(first, clash)).toThrow(
      '"linalg/scale" must be the id of one method, got two: one from @ortho/first and one from ortho-plugin-clash',
    )
  })

  test('another API version is an error that names both versions', () => {
    const message = '"ortho-plugin-next" must be a plugin of API version 1, which this @ortho/core has, got version 2. Update @ortho/core.'
    expect(() => untyped({ name: 'ortho-plugin-next', api: 2, methods: [] })).toThrow(message)
    expect(() => untyped({ name: 'ortho-plugin-old', api: 0, methods: [] })).toThrow('Update ortho-plugin-old.')
  })

  test('the way to fail is status unless chosen', () => {
    expect(untyped().onNumerical).toBe('status')
    expect(createOrtho({ plugins: [], onNumerical: 'throw' }).onNumerical).toBe('throw')
  })
})
