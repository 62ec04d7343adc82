import type { Tensor as TfTensor } from '@tensorflow/tfjs-core'
import type { Ops } from '../session/ops.ts'

/** a·b modulo 2³². */
export function multiply(o: Ops, a: TfTensor, b: TfTensor): TfTensor {
  if (o.session.trusts('Multiply', 'int32')) return o.mul(a, b)
  // Where products are made in double precision and then wrapped, those of 16 by 32 bits are exact.
  const low = o.binary('BitwiseAnd', a, 0xffff)
  const high = o.binary('FloorDiv', o.sub(a, low), 2 ** 16)
  return o.add(o.mul(o.mul(high, b), 2 ** 16), o.mul(low, b))
}

/** x^y modulo 2³² by squaring, for every bit of the exponent at a time; of a negative exponent 1/x^|y| towards zero. */
export function power(o: Ops, x: TfTensor, y: TfTensor): TfTensor {
  let rest = o.binary('Maximum', y, 0)
  let result = o.fill(x.shape, 'int32', 1)
  for (let bit = 30; bit >= 0; bit--) {
    const isSet = o.binary('GreaterEqual', rest, 2 ** bit)
    result = multiply(o, multiply(o, result, result), o.select(isSet, x, 1))
    rest = o.sub(rest, o.mul(o.cast(isSet, 'int32'), 2 ** bit))
  }
  const isOdd = o.binary('Equal', o.binary('BitwiseAnd', y, 1), 1)
  const isUnit = o.binary('Equal', absolute(o, x), 1)
  const inverse = o.select(isUnit, o.select(isOdd, x, 1), 0)
  return o.select(o.binary('Less', y, 0), inverse, result)
}

/** x − ⌊x/y⌋·y; 0 where y is 0, which makes some backends stop. */
export function modulo(o: Ops, x: TfTensor, y: TfTensor): TfTensor {
  return o.binary('Mod', x, o.select(o.binary('Equal', y, 0), 1, y))
}

/** −x; some backends have their kernel for it go through float32. */
export function negative(o: Ops, x: TfTensor): TfTensor {
  return o.sub(0, x)
}

/** |x|; that of −2³¹ is itself. */
export function absolute(o: Ops, x: TfTensor): TfTensor {
  return o.binary('Maximum', x, negative(o, x))
}

/** −1, 0 or 1. */
export function sign(o: Ops, x: TfTensor): TfTensor {
  return o.sub(o.cast(o.binary('Greater', x, 0), 'int32'), o.cast(o.binary('Less', x, 0), 'int32'))
}

/** The bits that both have. */
export function bitwiseAnd(o: Ops, a: TfTensor, b: TfTensor): TfTensor {
  return o.binary('BitwiseAnd', a, b)
}

/** The bits that one of them has. */
export function bitwiseOr(o: Ops, a: TfTensor, b: TfTensor): TfTensor {
  return o.sub(o.add(a, b), bitwiseAnd(o, a, b))
}

/** The bits in which they differ. */
export function bitwiseXor(o: Ops, a: TfTensor, b: TfTensor): TfTensor {
  const common = bitwiseAnd(o, a, b)
  return o.sub(o.sub(o.add(a, b), common), common)
}
