/** Words of the control block: how many tasks were posted, how many helpers are not done, and which helper failed. */
export const CONTROL = { generation: 0, pending: 1, failed: 2 } as const

/** Byte where the tasks begin in the control block, and bytes of each. */
export const TASKS = 64
export const TASK_BYTES = 192

/** What a helper is sent once. */
export interface HelperSetup {
  readonly module: WebAssembly.Module
  readonly memory: WebAssembly.Memory
  readonly control: SharedArrayBuffer
  /** Which of the tasks is this helper's. */
  readonly index: number
}

/**
 * Program of a helper, for a worker in Node or a browser. After its setup it sleeps until the generation changes, then runs
 * its task: the first number tells the element type (0: none, 4: float32, 8: float64), the others are the arguments of
 * `gemmBatch`.
 */
export function helperSource(): string {
  return `'use strict'
const port = typeof require === 'function' ? require('node:worker_threads').parentPort : self
const receive = (message) => {
  const { module, memory, control, index } = message
  const kernels = new WebAssembly.Instance(module, { env: { memory } }).exports
  const words = new Int32Array(control)
  const task = new Float64Array(control, ${TASKS} + index * ${TASK_BYTES}, ${TASK_BYTES / 8})
  let generation = Atomics.load(words, ${CONTROL.generation})
  port.postMessage('ready')
  const loop = () => {
    for (;;) {
      Atomics.wait(words, ${CONTROL.generation}, generation)
      generation = Atomics.load(words, ${CONTROL.generation})
      try {
        const [type, ...values] = task
        if (type === 8) kernels.gemmBatchF64(...values)
        else if (type === 4) kernels.gemmBatchF32(...values)
      } catch (error) {
        Atomics.store(words, ${CONTROL.failed}, index + 1)
      }
      Atomics.sub(words, ${CONTROL.pending}, 1)
      Atomics.notify(words, ${CONTROL.pending})
    }
  }
  setTimeout(loop, 0)
}
if (port === globalThis) port.onmessage = (event) => receive(event.data)
else port.once('message', receive)
`
}
