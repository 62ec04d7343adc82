import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { FormatError, OptionError, type Tensor } from '@ortho/core'
import { readSafetensors, writeAtomically, writeSafetensors } from '@ortho/io'
import type { History } from './history.ts'
import type { TrainSettings } from './settings.ts'

/** Everything a run needs to go on as if it had not stopped. */
export interface Snapshot {
  /** Steps done. */
  readonly step: number
  /** Weights by name. */
  readonly params: Readonly<Record<string, Tensor>>
  /** Writes the optimizer's state into a file. */
  readonly saveState: (path: string) => Promise<void>
  /** What was measured. */
  readonly history: History
}

/** What identifies a run: settings and text. A folder holds checkpoints of one only. */
export interface RunIdentity {
  /** The settings. */
  readonly settings: TrainSettings
  /** Name, length and hash of the text. */
  readonly text: string
}

/** A checkpoint as read, with the optimizer's state still in its file. */
export interface Restored {
  /** Steps done. */
  readonly step: number
  /** Weights by name. */
  readonly params: Readonly<Record<string, Tensor>>
  /** File of the optimizer's state. */
  readonly statePath: string
  /** What was measured. */
  readonly history: History
}

const pattern = /^checkpoint-(\d{8})$/

/**
 * Saves a snapshot as `checkpoint-<step>` in `folder` and removes older ones. The folder appears under its name only
 * when it is whole and on disk, so a kill at any moment leaves the last complete checkpoint.
 */
export async function saveCheckpoint(folder: string, identity: RunIdentity, snapshot: Snapshot): Promise<void> {
  const name = `checkpoint-${String(snapshot.step).padStart(8, '0')}`
  const partial = join(folder, `.${name}.partial`)
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { recursive: true })
  await writeSafetensors(join(partial, 'model.safetensors'), { ...snapshot.params }, { metadata: { format: 'pt' } })
  await snapshot.saveState(join(partial, 'optimizer.safetensors'))
  const run = { ...identity, step: snapshot.step, history: snapshot.history }
  await writeAtomically(join(partial, 'run.json'), (sink) => sink.write(new TextEncoder().encode(JSON.stringify(run))))
  await rm(join(folder, name), { recursive: true, force: true })
  await rename(partial, join(folder, name))
  await syncFolder(folder)
  for (const other of await checkpoints(folder)) {
    if (other !== name) await rm(join(folder, other), { recursive: true, force: true })
  }
}

/**
 * The last complete checkpoint in `folder`, or undefined when there is none.
 *
 * @throws OptionError when it belongs to a run with other settings or another text; FormatError when it is damaged.
 */
export async function restoreCheckpoint(folder: string, identity: RunIdentity): Promise<Restored | undefined> {
  const last = (await checkpoints(folder)).at(-1)
  if (last === undefined) return undefined
  const path = join(folder, last)
  const run = parseRun(join(path, 'run.json'), await readFile(join(path, 'run.json'), 'utf8'))
  requireSame(folder, run, identity)
  const { tensors } = await readSafetensors(join(path, 'model.safetensors'))
  return { step: run.step, params: tensors, statePath: join(path, 'optimizer.safetensors'), history: run.history }
}

/** Names of the complete checkpoints, oldest first. */
async function checkpoints(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  return (await readdir(folder)).filter((name) => pattern.test(name)).sort()
}

interface Run extends RunIdentity {
  readonly step: number
  readonly history: History
}

function parseRun(path: string, text: string): Run {
  const run: unknown = JSON.parse(text)
  if (isRun(run)) return run
  throw new FormatError({
    where: path,
    expected: 'the record of a training run (settings, text, step, history)',
    received: 'something else',
    hint: 'Train again with --fresh, or into another folder with --out.',
  })
}

function isRun(value: unknown): value is Run {
  return typeof value === 'object' && value !== null && 'settings' in value && 'text' in value && 'step' in value && 'history' in value
}

function requireSame(folder: string, run: Run, identity: RunIdentity): void {
  const before = new Map<string, unknown>(Object.entries({ ...run.settings, text: run.text }))
  const differing = Object.entries({ ...identity.settings, text: identity.text }).filter(([name, value]) => before.get(name) !== value)
  const [first] = differing
  if (first === undefined) return
  throw new OptionError({
    where: 'train',
    argument: first[0],
    expected: `${String(before.get(first[0]))}, as in the run that ${folder} holds`,
    received: String(first[1]),
    hint: 'Use --fresh to discard that run, or --out for another folder.',
  })
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return // Folders cannot be opened there, and renames are journalled.
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
