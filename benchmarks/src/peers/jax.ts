import * as jax from '@jax-js/jax'
import type { Contender } from '../case.ts'
import type { SquarePair } from '../operands.ts'

/** float32 product by `numpy.matmul` on the WebAssembly device, which has one thread in Node. */
export async function jaxWasm({ n, a, b }: SquarePair<Float32Array>, calls: number): Promise<Contender> {
  await jax.init('wasm')
  jax.defaultDevice('wasm')
  const load = (data: Float32Array): jax.Array => jax.numpy.array(new Float32Array(data)).reshape([n, n])
  const left = load(a)
  const right = load(b)
  await jax.blockUntilReady([left, right])
  return {
    name: 'jax-js',
    calls,
    call: async () => {
      const product = await jax.numpy.matmul(left.ref, right.ref).blockUntilReady()
      product.dispose()
    },
    result: () => jax.numpy.matmul(left.ref, right.ref).data(),
  }
}
