import type { DType } from '../dtype.ts'
import { DTypeError } from '../errors.ts'
import type { Backend } from './types.ts'

/** @throws DTypeError when `backend` does not compute with `dtype`, naming those it has. */
export function requireDType(where: string, dtype: DType, backend: Backend): void {
  if (backend.dtypes.has(dtype)) return
  throw new DTypeError({
    where,
    argument: 'dtype',
    expected: `one that the ${backend.name} backend computes with (${[...backend.dtypes].join(', ')})`,
    received: dtype,
    hint: 'The CPU backend has float64, float32, int32 and bool.',
  })
}
