import { parseArgs } from 'node:util'

/** What a run was asked for. */
export interface Settings {
  /** Ids of rows, or their beginnings; empty means all. */
  readonly only: readonly string[]
  /** Few repetitions, results in `out/`: to see whether everything runs. */
  readonly quick: boolean
  /** The rows on a GPU in place of the others. */
  readonly gpu: boolean
  /** Day of the run, for the report. */
  readonly date: string
}

/** How the program is used. */
export const usage = `usage: npm run bench -- [--only ROW[,ROW…]] [--quick] [--gpu] [--date YYYY-MM-DD]`

/**
 * Reads the arguments of the program.
 *
 * @param today - the date if none is given.
 * @throws TypeError from Node for arguments that are not known.
 */
export function readSettings(args: readonly string[], today: string): Settings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', default: '' },
      quick: { type: 'boolean', default: false },
      gpu: { type: 'boolean', default: false },
      date: { type: 'string', default: today },
    },
  })
  return { only: values.only.split(',').filter((id) => id !== ''), quick: values.quick, gpu: values.gpu, date: values.date }
}

/** The settings as arguments, for a process that does a part of the work. */
export function toArguments({ only, quick, gpu, date }: Settings): string[] {
  return ['--only', only.join(','), '--date', date, ...(quick ? ['--quick'] : []), ...(gpu ? ['--gpu'] : [])]
}

/** Whether a row was asked for. */
export function isWanted({ only }: Settings, id: string): boolean {
  return only.length === 0 || only.some((name) => id.startsWith(name))
}

/** Folder of the result files. */
export function resultsFolder({ quick, gpu }: Settings): URL {
  return new URL(`${quick ? '../out/' : '../'}results/${gpu ? 'gpu/' : ''}`, import.meta.url)
}

/** The report on what lies in {@link resultsFolder}. */
export function reportFile({ quick, gpu }: Settings): URL {
  return new URL(`${quick ? '../out/' : '../'}${gpu ? 'GPU.md' : 'RESULTS.md'}`, import.meta.url)
}
