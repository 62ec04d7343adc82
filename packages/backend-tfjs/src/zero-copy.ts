import { type Backend, BackendError, Tensor, getBackend } from '@ortho/core'
import { type Tensor as TfTensor, engine } from '@tensorflow/tfjs-core'
import { sessionOf } from './backend.ts'
import { Ops } from './session/ops.ts'
import { type Session, aliasOf, dtypeOfTf } from './session/session.ts'
import { realise } from './views/realise.ts'

/**
 * A tensor over the data of one of TensorFlow.js, without a copy. Each is disposed on its own; the data goes with the last one.
 *
 * @param x - float32, int32 or bool, on the backend of TensorFlow.js that `backend` uses.
 * @param backend - from `tfjsBackend`. Default: the current one.
 * @throws BackendError for another dtype, data on another backend, or a `backend` of another kind.
 * @example
 * ```ts no-run
 * const x = fromTf(tf.tensor2d([[1, 2], [3, 4]]))
 * ```
 */
export function fromTf(x: TfTensor, backend: Backend = getBackend()): Tensor {
  const session = requireSession('fromTf', backend)
  requireHome(x, session)
  const dtype = dtypeOfTf(x)
  return new Tensor(
    backend,
    session.hold(() => aliasOf(x)),
    dtype,
    [...x.shape],
  )
}

/**
 * A tensor of TensorFlow.js over the data of `x`, without a copy where the elements of `x` lie in order. It belongs to the caller,
 * or to the `tf.tidy` around the call.
 *
 * @throws BackendError when `x` is on a backend of another kind.
 * @example
 * ```ts no-run
 * toTf(tensor([1, 2, 3])).print()
 * ```
 */
export function toTf(x: Tensor): TfTensor {
  const { concrete } = x
  const session = requireSession('toTf', concrete.backend)
  const o = new Ops(session)
  return session.give(() => realise(o, concrete))
}

/** The session of a backend. @throws BackendError for one that was not made by `tfjsBackend`. */
export function requireSession(where: string, backend: Backend): Session {
  const session = sessionOf(backend)
  if (session !== undefined) return session
  throw new BackendError({
    where,
    expected: 'called with a backend of tfjsBackend',
    received: `the ${backend.name} backend`,
    hint: 'Call `useBackend(await tfjsBackend())` first, or pass it.',
  })
}

/** TensorFlow.js would move the data through the host. */
function requireHome(x: TfTensor, session: Session): void {
  const home = engine().state.tensorInfo.get(x.dataId)?.backend
  if (home === engine().findBackend(session.backend)) return
  throw new BackendError({
    where: 'fromTf',
    argument: 'x',
    expected: `a tensor whose data is on the backend ${session.backend} of TensorFlow.js`,
    received: x.isDisposed ? 'a disposed one' : 'one on another',
    hint: `Make it after \`await tf.setBackend('${session.backend}')\`.`,
  })
}
