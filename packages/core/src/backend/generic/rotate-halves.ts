import type { Storage, View } from '../types.ts'
import type { Composer } from './composer.ts'
import { slice } from './views.ts'

/** `[x₁·c − x₂·s, x₂·c + x₁·s]` for the halves x₁, x₂ of the last axis. */
export function rotateHalves(k: Composer, x: View, cos: View, sin: View): Storage {
  const axis = x.shape.length - 1
  const half = cos.shape[axis]!
  const first = slice(x, axis, 0, half)
  const second = slice(x, axis, half, 2 * half)
  const turned = [
    k.binary('sub', k.binary('mul', first, cos), k.binary('mul', second, sin)),
    k.binary('add', k.binary('mul', second, cos), k.binary('mul', first, sin)),
  ]
  return k.concat(turned, axis).storage
}
