import { Presets, SingleBar } from 'cli-progress'

/** Progress of one long piece of work. */
export interface Progress {
  /** Share done, in [0, 1], and what is going on. */
  readonly update: (fraction: number, note: string) => void
  /** Removes the bar. */
  readonly stop: () => void
}

/** A bar on standard error; nothing where that is not a terminal or JSON was asked for. */
export function progressBar(label: string, quiet: boolean): Progress {
  if (quiet || !process.stderr.isTTY) return { update: () => undefined, stop: () => undefined }
  const bar = new SingleBar(
    { format: `${label} {bar} {percentage}% {note}`, hideCursor: true, clearOnComplete: true, stream: process.stderr, barsize: 24 },
    Presets.shades_classic,
  )
  bar.start(1000, 0, { note: '' })
  return {
    update: (fraction, note) => {
      bar.update(Math.round(fraction * 1000), { note })
    },
    stop: () => {
      bar.stop()
    },
  }
}
