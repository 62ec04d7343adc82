import { ShapeError } from '../errors.ts'
import { showShape } from '../shape.ts'
import type { Tensor } from './tensor.ts'

/**
 * The elements in row-major order as doubles, from any backend; bool gives 0 and 1. The array is the caller's own.
 *
 * @throws BackendError when the tensor has been disposed.
 * @example
 * ```ts
 * await readNumbers(tensor([[1, 2], [3, 4]])) // => [1, 2, 3, 4]
 * ```
 */
export async function readNumbers(x: Tensor): Promise<Float64Array> {
  return Float64Array.from(await x.data())
}

/**
 * The only element as a number, from any backend.
 *
 * @throws ShapeError when there is not exactly one.
 * @throws BackendError when the tensor has been disposed.
 * @example
 * ```ts
 * await readNumber(sum(tensor([1, 2]))) // => 3
 * ```
 */
export async function readNumber(x: Tensor): Promise<number> {
  const [value] = x.size === 1 ? await x.data() : []
  if (value !== undefined) return value
  throw new ShapeError({
    where: 'readNumber',
    argument: 'x',
    expected: 'a tensor of one element',
    received: `one of shape ${showShape(x.shape)}`,
    hint: 'Reduce it first, or use `readNumbers`.',
  })
}
