import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findNativeLibrary } from '@ortho/backend-native'
import { describe, expect, test } from 'vitest'

const bin = fileURLToPath(new URL('../bin/ortho.js', import.meta.url))

interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function start(args: readonly string[], cwd: string): ChildProcess {
  return spawn(process.execPath, [bin, ...args], { cwd, env: { ...process.env, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'] })
}

function finish(child: ChildProcess): Promise<Outcome> {
  return new Promise((resolve) => {
    let [out, err] = ['', '']
    child.stdout?.on('data', (data: Buffer) => (out += data.toString()))
    child.stderr?.on('data', (data: Buffer) => (err += data.toString()))
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

const ortho = async (args: readonly string[], cwd: string = tmpdir()): Promise<Outcome> => finish(start(args, cwd))
const folderFor = (name: string): Promise<string> => mkdtemp(join(tmpdir(), `ortho-cli-${name}-`))

const small = [
  '--batch',
  '2',
  '--context',
  '16',
  '--layers',
  '1',
  '--hidden',
  '16',
  '--heads',
  '2',
  '--kv-heads',
  '1',
  '--intermediate',
  '16',
  '--threads',
  '1',
]

describe('methods', () => {
  test('list --json names every method with what is known of it', async () => {
    const { code, out } = await ortho(['--json', 'list'])
    const { methods } = JSON.parse(out) as { methods: { id: string; summary: string }[] }
    expect(code).toBe(0)
    expect(methods.map(({ id }) => id)).toEqual(expect.arrayContaining(['optim/adamw', 'optim/lion', 'optim/muon', 'optim/sgd']))
    for (const { summary } of methods) expect(summary.length).toBeGreaterThan(10)
  })

  test('info shows the paper and the options', async () => {
    const { code, out } = await ortho(['info', 'muon'])
    expect(code).toBe(0)
    expect(out).toMatch(/optim\/muon[\s\S]*2502\.16982[\s\S]*learningRate[\s\S]*momentum/)
  })

  test('verify runs an experiment and says what it found', async () => {
    const { code, out } = await ortho(['--json', 'verify', 'adamw', '--quick'])
    const { passed, failed, verdicts } = JSON.parse(out) as { passed: number; failed: number; verdicts: { id: string }[] }
    expect([code, passed, failed, verdicts[0]?.id]).toEqual([0, 1, 0, 'optim/adamw'])
  })
})

describe('--backend', () => {
  test.skipIf(findNativeLibrary() === undefined)('native computes with the library, wherever the flag stands', async () => {
    for (const args of [
      ['--backend', 'native', '--json', 'verify', 'adamw', '--quick'],
      ['--json', 'verify', 'adamw', '--quick', '--backend', 'native'],
    ]) {
      const { code, out } = await ortho(args)
      const { passed, failed } = JSON.parse(out) as { passed: number; failed: number }
      expect([code, passed, failed]).toEqual([0, 1, 0])
    }
  })

  test('webgpu computes on the adapter, or says what is missing, and the process ends', async () => {
    const { code, out, err } = await ortho(['--backend', 'webgpu', '--json', 'verify', 'sgd', '--quick'])
    if (code === 2) expect(err).toMatch(/adapter|WebGPU/)
    else expect(JSON.parse(out)).toMatchObject({ passed: 1, failed: 0, unavailable: 0, verdicts: [{ outcome: 'passed' }] })
  })

  test('tfjs trains a model that can be inspected and continued', async () => {
    const folder = await folderFor('tfjs')
    const backend = ['--backend', 'tfjs', '--json']
    const run = await ortho([...backend, 'train', '--steps', '2', ...small], folder)
    expect(run.code).toBe(0)
    const seen = await ortho([...backend, 'inspect', 'out/muon/model'], folder)
    expect(seen.code).toBe(0)
    const text = await ortho([...backend, 'generate', 'out/muon/model', '--tokens', '4'], folder)
    expect(text.code).toBe(0)
  })

  test('without a library says where it was looked for', async () => {
    process.env['ORTHO_OPENBLAS'] = '/nowhere/libopenblas.so'
    const { code, err } = await ortho(['--backend', 'native', 'list']).finally(() => delete process.env['ORTHO_OPENBLAS'])
    expect([code, err.trim().split('\n').length]).toEqual([2, 1])
    expect(err).toContain('/nowhere/libopenblas.so')
  })
})

describe('mistakes give one line and code 2', () => {
  test.each([
    [['frobnicate'], /unknown command/],
    [['info', 'muom'], /Did you mean "muon"/],
    [['--backend', 'abacus', 'list'], /Allowed choices are cpu, native, webgpu, tfjs/],
    [['verify'], /Name methods, or use --all/],
    [['train', '--steps', 'many'], /"--steps" must be a number, got "many"/],
    [['train', '--steps', '0'], /"steps" must be an integer ≥ 1, got 0/],
    [['train', '--optimizer', 'adagrad'], /"optimizer" must be one of/],
    [['train', '--text', '/no/such/file'], /no such file/],
    [['train', '--heads', '3'], /hidden|head/i],
    [['generate', '/no/such/model'], /config\.json/],
    [['inspect', '/no/such/model'], /no such|not exist|cannot/i],
    [['--plugin', 'no-such-plugin', 'list'], /npm install no-such-plugin/],
  ])('%j', async (args, message) => {
    const { code, out, err } = await ortho(args, await folderFor('mistake'))
    expect(err).toMatch(message)
    expect(out).toBe('')
    expect(code).toBe(2)
  })

  test('a checkpoint of noise', async () => {
    const folder = await folderFor('noise')
    await writeFile(join(folder, 'noise.safetensors'), Buffer.alloc(1000, 7))
    const { code, err } = await ortho(['inspect', 'noise.safetensors'], folder)
    expect(err).toMatch(/noise\.safetensors/)
    expect(code).toBe(2)
    expect(await readdir(folder)).toEqual(['noise.safetensors'])
  })
})

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Names of the checkpoints of the run that is killed, in one text. */
const checkpointsIn = async (folder: string): Promise<string> =>
  (await readdir(join(folder, 'killed', 'muon')).catch(() => [])).filter((name) => name.startsWith('checkpoint-')).join()

describe('train, generate, inspect', () => {
  test('leave a model, samples, a report; the model continues a text and can be inspected', async () => {
    const folder = await folderFor('train')
    const run = await ortho(['--json', 'train', '--steps', '3', '--optimizer', 'adamw,muon', ...small], folder)
    expect(run.err).toBe('')
    expect(run.code).toBe(0)
    expect(await readdir(join(folder, 'out'))).toEqual(['adamw', 'muon', 'report.html', 'summary.json'])
    expect(await readFile(join(folder, 'out', 'report.html'), 'utf8')).toMatch(/Spectra of the weights/)
    const text = await ortho(
      ['--json', 'generate', 'out/muon/model', '--prompt', 'The tide', '--tokens', '8', '--temperature', '0'],
      folder,
    )
    expect(JSON.parse(text.out)).toMatchObject({ prompt: 'The tide' })
    const seen = await ortho(['--json', 'inspect', 'out/muon/model'], folder)
    const { tensors } = JSON.parse(seen.out) as { tensors: { name: string; spectrum?: { stableRank: number } }[] }
    expect(tensors.find(({ name }) => name.endsWith('q_proj.weight'))?.spectrum?.stableRank).toBeGreaterThan(1)
    expect(await readdir(folder)).toContain('model-report.html')
  })

  test('killed at any moment and started again, the losses are those of a run that was not', async () => {
    const folder = await folderFor('kill')
    const args = ['--json', 'train', '--steps', '400', '--save-every', '7', '--evaluate-every', '50', ...small]
    const whole = await ortho([...args, '--out', 'whole'], folder)
    expect(whole.code).toBe(0)
    for (const wait of [30, 150, 400]) {
      const before = await checkpointsIn(folder)
      const child = start([...args, '--out', 'killed'], folder)
      const ended = finish(child)
      while (child.exitCode === null && (await checkpointsIn(folder)) === before) await pause(20)
      await pause(wait)
      child.kill('SIGKILL')
      await ended
    }
    const last = await ortho([...args, '--out', 'killed'], folder)
    expect(last.err).toMatch(/goes on from step \d+/)
    expect(last.code).toBe(0)
    const lossesOf = async (out: string): Promise<unknown> => {
      const run = JSON.parse(await readFile(join(folder, out, 'muon', 'checkpoint-00000400', 'run.json'), 'utf8')) as {
        history: { loss: number[]; validation: { loss: number }[] }
      }
      return { loss: run.history.loss, validation: run.history.validation.map(({ loss }) => loss) }
    }
    expect(await lossesOf('killed')).toEqual(await lossesOf('whole'))
  })

  test('Ctrl-C leaves a checkpoint that the next run goes on from', async () => {
    const folder = await folderFor('interrupt')
    const args = ['train', '--steps', '100000', '--save-every', '100000', ...small]
    const child = start(args, folder)
    const ended = finish(child)
    await pause(2500)
    child.kill('SIGINT')
    const { code, err } = await ended
    expect(code).toBe(130)
    expect(err).toMatch(/Stopped after step \d+; the same command goes on from there/)
    expect((await readdir(join(folder, 'out', 'muon'))).some((name) => name.startsWith('checkpoint-'))).toBe(true)
  })
})
