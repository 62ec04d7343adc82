import { spawnSync } from 'node:child_process'
import type { Absent, Contender } from '../case.ts'
import type { Place } from '../gpu/sample.ts'
import { type PythonPeer, startPython } from './python.ts'
import { PROGRAM } from './torch-program.ts'

/** Name of the contender. */
export const TORCH = 'PyTorch'

/** Work in float32 on a device of CUDA. */
export interface TorchWork {
  readonly task: 'copy' | 'matmul' | 'softmax' | 'rms-norm' | 'layer-norm' | 'newton-schulz' | 'qr' | 'cholesky' | 'svd' | 'muon'
  /** The elements of each operand, by rows. */
  readonly operands: readonly Float32Array[]
  /** The shape of all of them. */
  readonly shape: readonly number[]
  /** For `muon`: the parameters, first to last. The gradient of each has the first numbers of the operand. */
  readonly parameters?: readonly (readonly [shape: readonly number[], group: 'matrix' | 'other'])[] | undefined
  /** Elements of the results that are compared. */
  readonly places: readonly Place[]
  /** Calls per round. */
  readonly calls: number
}

/** Version and device of PyTorch here, or why it cannot take part. */
export type TorchFound = { readonly version: string } | { readonly absent: string }

let peer: PythonPeer | undefined
let known: TorchFound | undefined

/** Prints what is found, or nothing where there is no device. */
const PROBE = `import torch; print(torch.__version__, 'on', torch.cuda.get_device_name()) if torch.cuda.is_available() else None`

/** Looks for PyTorch with CUDA. */
export function findTorch(): TorchFound {
  known ??= probe()
  return known
}

function probe(): TorchFound {
  const { status, stdout } = spawnSync('python3', ['-c', PROBE], { encoding: 'utf8' })
  if (status !== 0) return { absent: 'no python3 with PyTorch here' }
  const version = stdout.trim()
  return version === '' ? { absent: 'PyTorch has no CUDA device here' } : { version }
}

/** The work by PyTorch, in a process of its own, up to the time at which the device is done. {@link stopTorch} ends the process. */
export function torch({ task, operands, calls, ...details }: TorchWork): Contender | Absent {
  const found = findTorch()
  if ('absent' in found) return { name: TORCH, absent: found.absent }
  peer ??= startPython(TORCH, PROGRAM)
  return peer.contender({ task, operands, details, calls })
}

/** Ends the process of {@link torch}, if there is one. */
export function stopTorch(): void {
  peer?.stop()
  peer = undefined
}
