import { describe, expect, test } from 'vitest'
import type { DType } from '../../../dtype.ts'
import { sizeOf, stridesOf } from '../../../shape.ts'
import type { BinaryOp, View } from '../../types.ts'
import { portableKernels } from '../portable/index.ts'
import { elements } from '../portable/strided.ts'
import { engines, filled } from '../wasm/fixtures.ts'
import { acceleratedKernels } from './index.ts'

/** A dense random view that starts a few elements into its storage. */
function dense(dtype: DType & ('float32' | 'float64'), shape: readonly number[], seed: number): View {
  const n = sizeOf(shape)
  const storage = filled(dtype === 'float64' ? new Float64Array(n + 3) : new Float32Array(n + 3), seed)
  return { storage, dtype, shape, strides: stridesOf(shape), offset: 2 }
}

/** `x` with the axes of size 1 stretched to `shape`. */
function stretched(x: View, shape: readonly number[]): View {
  return { ...x, shape, strides: x.strides.map((stride, axis) => (x.shape[axis] === 1 ? 0 : stride)) }
}

describe.each(engines())('%s', (_, engine) => {
  const portable = portableKernels()
  const fast = acceleratedKernels(portable, engine)

  describe.each(['float32', 'float64'] as const)('%s', (dtype) => {
    const eps = dtype === 'float64' ? 2 ** -52 : 2 ** -23
    const compare = (a: ArrayLike<number>, b: ArrayLike<number>, room: number) => {
      expect(a.length).toBe(b.length)
      for (let i = 0; i < a.length; i++) if (!(Math.abs(a[i]! - b[i]!) <= room)) expect.fail(`element ${i}: ${a[i]!}, not ${b[i]!}`)
    }

    test.each([
      ['dense', [6, 9, 11], [6, 9, 11]],
      ['one scalar', [6, 9, 11], [1, 1, 1]],
      ['a row', [6, 9, 11], [1, 1, 11]],
      ['rows', [6, 9, 11], [1, 9, 11]],
      ['a scalar for each row', [6, 9, 11], [6, 9, 1]],
      ['a scalar for each matrix', [6, 9, 11], [6, 1, 1]],
      ['a row for each matrix', [6, 9, 11], [6, 1, 11]],
      ['a scalar for each row, repeated', [6, 9, 11], [1, 9, 1]],
    ] as const)('binary operations with %s are those of the portable kernels', (_name, shape, other) => {
      const x = dense(dtype, shape, 1)
      const y = stretched(dense(dtype, other, 2), shape)
      for (const op of ['add', 'sub', 'mul', 'div', 'maximum', 'minimum'] satisfies BinaryOp[]) {
        expect(fast.binary(op, x, y)).toEqual(portable.binary(op, x, y))
        expect(fast.binary(op, y, x)).toEqual(portable.binary(op, y, x))
      }
    })

    test.each([[[0]], [[1]], [[2]], [[0, 1]], [[1, 2]], [[0, 2]], [[0, 1, 2]]])('reductions over axes %j', (axes) => {
      const x = dense(dtype, [20, 30, 13], 3)
      for (const op of ['sum', 'max', 'min', 'prod'] as const) {
        const fine = portable.reduce(op, x, axes)
        compare(elements({ ...x, storage: fast.reduce(op, x, axes) }), elements({ ...x, storage: fine }), op === 'sum' ? eps * 512 : 0)
      }
    })
  })
})
