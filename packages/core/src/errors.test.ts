import { expect, test } from 'vitest'
import * as errors from './errors.ts'
import { OrthoError, ShapeError, isOrthoError } from './errors.ts'

const trouble = { where: 'f', argument: 'x', expected: 'even', received: '3', hint: 'Double it.' }

test('the message is made of the facts', () => {
  const error = new ShapeError(trouble)
  expect(error.message).toBe('f: "x" must be even, got 3. Double it. [ORTHO_SHAPE]')
  expect(new ShapeError({ where: 'f', expected: 'called', received: 'nothing' }).message).toBe(
    'f must be called, got nothing. [ORTHO_SHAPE]',
  )
  expect([error.trouble, error.code, error.name, 'cause' in error]).toEqual([trouble, 'ORTHO_SHAPE', 'ShapeError', false])
  expect(new ShapeError(trouble, error).cause).toBe(error)
})

test('each kind of trouble has a class and a code of its own', () => {
  const { ShapeError, DTypeError, BackendError, UnsupportedKernelError, ConvergenceError, OptionError, FormatError, MethodError } = errors
  const kinds = [ShapeError, DTypeError, BackendError, UnsupportedKernelError, ConvergenceError, OptionError, FormatError, MethodError]
  const made = kinds.map((Kind) => new Kind(trouble))
  expect(new Set(made.map((error) => error.code)).size).toBe(kinds.length)
  expect(made.map((error) => error.name)).toEqual(kinds.map((Kind) => Kind.name))
  for (const error of made) expect([error instanceof OrthoError, isOrthoError(error)]).toEqual([true, true])
})

test('errors of another installed copy are recognised, others are not', () => {
  const foreign = Object.assign(new Error('x'), { trouble, code: 'ORTHO_SHAPE' })
  expect(isOrthoError(foreign)).toBe(true)
  for (const other of [
    new Error('x'),
    Object.assign(new Error('x'), { code: 'ENOENT' }),
    { trouble, code: 'ORTHO_SHAPE' },
    null,
    'ORTHO_SHAPE',
  ]) {
    expect(isOrthoError(other)).toBe(false)
  }
})
