import { parseArgs } from 'node:util'

/** What a run was asked for. */
export interface Settings {
  /** Ids of rows, or their beginnings; empty means all. */
  readonly only: readonly string[]
  /** Few repetitions, results in `out/`: to see whether everything runs. */
  readonly quick: boolean
  /** Day of the run, for the report. */
  readonly date: string
}

/** How the program is used. */
export const usage = `usage: npm run bench -- [--only ROW[,ROW…]] [--quick] [--date YYYY-MM-DD]`

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
      date: { type: 'string', default: today },
    },
  })
  return { only: values.only.split(',').filter((id) => id !== ''), quick: values.quick, date: values.date }
}

/** The settings as arguments, for a process that does a part of the work. */
export function toArguments({ only, quick, date }: Settings): string[] {
  return ['--only', only.join(','), '--date', date, ...(quick ? ['--quick'] : [])]
}

/** Whether a row was asked for. */
export function isWanted({ only }: Settings, id: string): boolean {
  return only.length === 0 || only.some((name) => id.startsWith(name))
}

/** Folder of the result files; the report lies beside it. */
export function resultsFolder({ quick }: Settings): URL {
  return new URL(quick ? '../out/results/' : '../results/', import.meta.url)
}
