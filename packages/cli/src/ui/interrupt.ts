/**
 * A signal that Ctrl-C (or a polite kill) aborts, so that work can stop at a good place; a second Ctrl-C ends the
 * process at once.
 *
 * @param note - called at the first interrupt.
 */
export function interruptSignal(note: () => void): AbortSignal {
  const controller = new AbortController()
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130)
    note()
    controller.abort()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return controller.signal
}
