import { isOrthoError } from '@ortho/core'
import { engine } from '@tensorflow/tfjs-core'
import type { Session } from '../session/session.ts'
import { type Probe, probes } from './probes.ts'

/**
 * Calls each kernel that is known to be wrong or coarse on some backend of TensorFlow.js, and notes in `session.defects` those
 * that are so here. What depends on the version, the device or its driver is seen rather than assumed.
 */
export async function measure(session: Session): Promise<void> {
  for (const probe of probes()) if (await isDefective(session, probe)) session.defects.add(probe.name)
  if (await renamesOnly(session)) session.defects.add('Cast')
}

async function isDefective(session: Session, { name, call, expected, tolerance = 0 }: Probe): Promise<boolean> {
  if (!session.has(name.split(' ', 1).join())) return true
  try {
    const result = session.hold(() => call(session))
    const found = await result.data()
    result.dispose()
    return !expected.every((wanted, i) => isNear(found[i] ?? NaN, wanted, tolerance))
  } catch (error) {
    if (isOrthoError(error)) return true
    throw error
  }
}

function isNear(found: number, wanted: number, tolerance: number): boolean {
  if (Number.isNaN(wanted)) return Number.isNaN(found)
  return found === wanted || Math.abs(found - wanted) <= tolerance * Math.abs(wanted)
}

/** Whether a cast to float32 leaves integers, of more digits than float32 has, as they are. */
async function renamesOnly(session: Session): Promise<boolean> {
  const cast = session.hold(() =>
    engine().runKernel('Cast', { x: session.constant(Int32Array.of(2 ** 24 + 1), [1], 'int32') }, { dtype: 'float32' }),
  )
  const data: unknown = await cast.data()
  cast.dispose()
  return !(data instanceof Float32Array)
}
