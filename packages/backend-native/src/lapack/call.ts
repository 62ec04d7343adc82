import { BackendError, type FloatArray, type FloatDType } from '@ortho/core'
import type { Argument } from '../library/ffi.ts'
import { type NativeCall, type NativeLibrary, integer, integerAt, letter } from '../library/library.ts'
import { type LapackName, lapackSignatures } from '../library/signatures.ts'
import { floats } from './arrays.ts'
import { requireCountable } from './matrices.ts'
import type { Room } from './job.ts'

/** A routine with its arguments, to be called for each item of a batch. */
export interface Routine {
  readonly call: NativeCall
  /** What the last call said: 0 for success, positive for a failure of the numbers. @throws BackendError where it refused an argument. */
  readonly failure: () => number
}

/** A routine of LAPACK with all arguments but the last, `info`, and the hidden lengths. */
export function routine(library: NativeLibrary, dtype: FloatDType, name: LapackName, args: readonly Argument[], work: number): Routine {
  const info = integer(library, 0)
  const [characters] = lapackSignatures[name]
  const lengths = characters === 0 ? [] : characters === 1 ? [1] : [1, 1]
  const failure = (): number => {
    const value = integerAt(library, info, 0)
    if (value >= 0) return value
    throw new BackendError({ where: letter(dtype) + name, expected: `called with a legal argument ${-value}`, received: library.path })
  }
  return { call: { run: library.lapack(dtype, name), args: [...args, info, ...lengths], work }, failure }
}

/** Room that a routine asks for. */
export interface Workspace {
  readonly work: FloatArray
  readonly size: Int32Array
}

/**
 * The workspace that a routine wants: `args` makes its arguments, up to `info`, from a workspace; it is called with size −1,
 * which does no work and answers in the first element.
 */
export function workspaceFor(
  room: Room,
  dtype: FloatDType,
  name: LapackName,
  args: (workspace: Workspace) => readonly Argument[],
): Workspace {
  const { library } = room
  const answer = floats(dtype, 1)
  const query = routine(library, dtype, name, args({ work: answer, size: integer(library, -1) }), 0)
  query.call.run(...query.call.args)
  query.failure()
  // In float32 the answer may have been rounded down.
  const wanted = Math.max(1, Math.ceil(answer[0]! * (dtype === 'float32' ? 1 + 2 ** -22 : 1)))
  requireCountable(room, letter(dtype) + name, wanted)
  return { work: room.borrow(dtype, wanted), size: integer(library, wanted) }
}
