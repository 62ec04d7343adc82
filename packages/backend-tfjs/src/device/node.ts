// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- programs that include this file need its ambient modules, which cannot be imported
/// <reference path="./tfjs-node.d.ts" />
import util from 'node:util'

/**
 * Loads TensorFlow for Node, which registers the backend `tensorflow`: for GPUs if that is installed, else for the CPU.
 *
 * @returns undefined when one was loaded, else why neither could be.
 */
export async function loadTensorFlow(): Promise<string | undefined> {
  restoreUtil()
  const problems: string[] = []
  for (const load of [() => import('@tensorflow/tfjs-node-gpu'), () => import('@tensorflow/tfjs-node')]) {
    try {
      await load()
      return undefined
    } catch (error) {
      problems.push(firstLine(error))
    }
  }
  return problems.join('; ')
}

/** tfjs-node 4.22 calls two functions of `util` that Node 23 took away (issue 8609 of tfjs). */
function restoreUtil(): void {
  if ('isNullOrUndefined' in util) return
  Object.assign(util, { isNullOrUndefined: (x: unknown) => x === null || x === undefined, isArray: Array.isArray })
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1).join()
}
