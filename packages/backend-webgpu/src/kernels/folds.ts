import type { DType, ReduceOp } from '@ortho/core'
import { orderFunctions } from '../wgsl/order.ts'

/** How a running reduction is computed: what is carried, and how elements come and go. */
export interface Fold {
  /** WGSL type of the elements that are read. */
  readonly from: string
  /** WGSL type of what is carried. */
  readonly carried: string
  /** WGSL type of the elements of the result. */
  readonly to: string
  /** What is carried before the first element. */
  readonly start: string
  /**
   * WGSL functions `load(x, i)` (element number i, as it is carried), `join(a, b)` and `store(a)` (as it is in the result), and
   * those they call.
   */
  readonly functions: string
}

/** The largest and smallest are found on unsigned numbers that compare as the elements do: NaN cannot be lost. */
interface Key {
  /** Key of the bits `x` of an element. */
  readonly encode: string
  /** Bits of the element of a key `a`. */
  readonly decode: string
}

const integerKey: Key = { encode: 'x ^ 0x80000000u', decode: 'a ^ 0x80000000u' }
const boolKey: Key = { encode: 'x', decode: 'a' }

function keyOf(op: 'max' | 'min', dtype: DType): Key {
  if (dtype !== 'float32') return dtype === 'int32' ? integerKey : boolKey
  // NaN is the winner of either direction; its key leads back to bits that are NaN.
  return { encode: `select(ordered(x), ${op === 'max' ? '0xffffffffu' : '0u'}, is_missing(x))`, decode: 'unordered(a)' }
}

/** The reduction `op` of elements of `dtype`. */
export function foldOf(op: ReduceOp, dtype: DType): Fold {
  if (op === 'max' || op === 'min') {
    const { encode, decode } = keyOf(op, dtype)
    const functions = orderFunctions + foldFunctions('u32', 'u32', encode, `${op}(a, b)`, decode)
    return { from: 'u32', carried: 'u32', to: 'u32', start: op === 'max' ? '0u' : '0xffffffffu', functions }
  }
  const type = dtype === 'float32' ? 'f32' : 'i32'
  const start = `${type}(${op === 'sum' ? 0 : 1})`
  return { from: type, carried: type, to: type, start, functions: foldFunctions(type, type, 'x', `a ${op === 'sum' ? '+' : '*'} b`, 'a') }
}

/** Place of the first largest or smallest element, the first NaN if there is one: pairs of a key and a place. */
export function argFoldOf(op: 'max' | 'min', dtype: DType): Fold {
  const { encode } = keyOf('max', dtype)
  // −0 equals 0: the first of them is wanted.
  const plain = dtype === 'float32' ? 'select(bits, 0u, bits == 0x80000000u)' : 'bits'
  const key = op === 'max' ? 'key' : dtype === 'float32' ? 'select(~key, 0xffffffffu, is_missing(x))' : '~key'
  const functions = `${orderFunctions}fn load(bits: u32, i: u32) -> vec2<u32> {
  let x = ${plain};
  let key = ${encode};
  return vec2(${key}, i);
}
fn join(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  return select(a, b, b.x > a.x || (b.x == a.x && b.y < a.y));
}
fn store(a: vec2<u32>) -> u32 {
  return a.y;
}
`
  // No place is as far as that: whatever the key, an element comes before.
  return { from: 'u32', carried: 'vec2<u32>', to: 'u32', start: 'vec2(0u, 0xffffffffu)', functions }
}

/** The same fold over what it carries: for the second of two passes, or with `to` the first of them. */
export function foldCarried(fold: Fold, side: 'from' | 'to' | 'both'): Fold {
  const { carried } = fold
  let { functions, from, to } = fold
  if (side !== 'to') {
    functions = renamed(functions, 'load') + `fn load(x: ${carried}, i: u32) -> ${carried} {\n  return x;\n}\n`
    from = carried
  }
  if (side !== 'from') {
    functions = renamed(functions, 'store') + `fn store(a: ${carried}) -> ${carried} {\n  return a;\n}\n`
    to = carried
  }
  return { ...fold, functions, from, to }
}

function renamed(functions: string, name: string): string {
  return functions.replace(`fn ${name}(`, `fn ${name}_element(`)
}

function foldFunctions(type: string, carried: string, load: string, join: string, store: string): string {
  return `fn load(x: ${type}, i: u32) -> ${carried} {
  return ${load};
}
fn join(a: ${carried}, b: ${carried}) -> ${carried} {
  return ${join};
}
fn store(a: ${carried}) -> ${type} {
  return ${store};
}
`
}
