import { type DType, DTypeError } from '@ortho/core'
import type { Operation } from '../elementwise/expression.ts'
import { comparisons, floatBinary, floatTests, floatUnary } from './functions.ts'

type Text = (...operands: string[]) => string

/** Operations on int32 and on the words of bool that differ from those on float32. */
const integerUnary: Readonly<Record<string, Text>> = {
  neg: (x) => `(-${x})`,
  abs: (x) => `abs(${x})`,
  sign: (x) => `sign(${x})`,
  square: (x) => `(${x} * ${x})`,
  relu: (x) => `max(${x}, 0)`,
  not: (x) => `(~${x})`,
}

const integerBinary: Readonly<Record<string, Text>> = {
  add: (x, y) => `(${x} + ${y})`,
  sub: (x, y) => `(${x} - ${y})`,
  mul: (x, y) => `(${x} * ${y})`,
  mod: (x, y) => `integer_mod(${x}, ${y})`,
  pow: (x, y) => `integer_pow(${x}, ${y})`,
  maximum: (x, y) => `max(${x}, ${y})`,
  minimum: (x, y) => `min(${x}, ${y})`,
  and: (x, y) => `(${x} & ${y})`,
  or: (x, y) => `(${x} | ${y})`,
  xor: (x, y) => `(${x} ^ ${y})`,
}

const boolBinary: Readonly<Record<string, Text>> = {
  and: (x, y) => `(${x} & ${y})`,
  or: (x, y) => `(${x} | ${y})`,
  xor: (x, y) => `(${x} ^ ${y})`,
  maximum: (x, y) => `(${x} | ${y})`,
  minimum: (x, y) => `(${x} & ${y})`,
  mul: (x, y) => `(${x} & ${y})`,
}

/**
 * The WGSL of an operation.
 *
 * @param dtype - of its operands.
 * @throws DTypeError where it is not defined on the dtype.
 */
export function operationText(operation: Operation, dtype: DType, to: DType, operands: readonly string[]): string {
  const [x = '', y = '', z = ''] = operands
  switch (operation.kind) {
    case 'unary': {
      const text = unaryText(operation.op, dtype)
      if (text === undefined) throw undefinedOn(operation.op, dtype)
      return text(x)
    }
    case 'binary': {
      const table: Readonly<Record<string, Text | undefined>> =
        dtype === 'float32' ? floatBinary : dtype === 'int32' ? integerBinary : boolBinary
      const text = table[operation.op]
      if (text === undefined) throw undefinedOn(operation.op, dtype)
      return text(x, y)
    }
    case 'test':
      return dtype === 'float32' ? floatTests[operation.op](x) : operation.op === 'isfinite' ? '1u' : '0u'
    case 'compare':
      return `select(0u, 1u, ${comparisons[operation.op](x, y)})`
    case 'select':
      return `select(${z}, ${y}, ${x} != 0u)`
    case 'cast':
      return castText(dtype, to, x)
  }
}

function unaryText(op: string, dtype: DType): Text | undefined {
  if (dtype === 'bool') return op === 'not' ? (x) => `(1u - ${x})` : undefined
  const table: Readonly<Record<string, Text | undefined>> = dtype === 'float32' ? floatUnary : integerUnary
  return table[op]
}

function castText(from: DType, to: DType, x: string): string {
  if (from === to) return x
  if (to === 'bool') return `select(0u, 1u, ${x} != ${from === 'float32' ? '0.0' : '0'})`
  return to === 'float32' ? `f32(${x})` : from === 'float32' ? `float_to_int(${x})` : `i32(${x})`
}

function undefinedOn(op: string, dtype: DType): DTypeError {
  return new DTypeError({ where: op, expected: 'given a dtype it is defined on', received: dtype, hint: 'Cast the operands first.' })
}
