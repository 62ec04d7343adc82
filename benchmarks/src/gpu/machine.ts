import { type Machine, describeMachine } from '../machine.ts'
import { TORCH, findTorch } from '../peers/torch.ts'

/** Packages that take part in the rows on GPUs. */
const PACKAGES: readonly string[] = ['@tensorflow/tfjs-backend-webgpu', '@tensorflow/tfjs-core', 'webgpu']

/**
 * Describes this machine, with those of the peers that take part in the rows on GPUs.
 *
 * @param runtime - Node or the browser, and the driver where it is told.
 */
export function describeGpuMachine(date: string, runtime: readonly string[]): Machine {
  const machine = describeMachine(date, runtime.filter((part) => part !== '').join(', '))
  const peers = Object.entries(machine.peers).filter(([name]) => PACKAGES.includes(name))
  const torch = findTorch()
  if ('version' in torch) peers.push([TORCH, torch.version])
  return { ...machine, peers: Object.fromEntries(peers) }
}
