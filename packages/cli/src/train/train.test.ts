import { mkdtemp, mkdir, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OptionError, isOrthoError } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { splitCorpus } from './data.ts'
import { finalLoss } from './history.ts'
import type { OptimizerName, TrainSettings } from './settings.ts'
import { train } from './train.ts'

const text = new TextEncoder().encode('the tide comes in, the tide goes out, and the bell on the quay counts both. '.repeat(30))
const corpus = splitCorpus('tides', text, 16)

const tiny: TrainSettings = {
  optimizer: 'muon',
  steps: 12,
  batch: 4,
  context: 16,
  layers: 1,
  hidden: 16,
  heads: 2,
  kvHeads: 1,
  intermediate: 24,
  learningRate: 0,
  weightDecay: 0.1,
  clip: 1,
  seed: 3,
  evaluateEvery: 4,
  saveEvery: 5,
}

const identity = (settings: TrainSettings) => ({ settings, text: 'tides' })
const folderFor = (name: string) => mkdtemp(join(tmpdir(), `ortho-${name}-`))

describe('a run', () => {
  test.each(['adamw', 'muon', 'lion', 'sgd'] as const)('%s lowers the loss on held-out text', async (optimizer: OptimizerName) => {
    // The default rate of Lion, the size of its steps, is made for hundreds of them.
    const settings = { ...tiny, optimizer, steps: 40, learningRate: optimizer === 'lion' ? 5e-3 : 0 }
    const { history, finished } = await train({ identity: identity(settings), corpus })
    expect(finished).toBe(true)
    expect(history.loss).toHaveLength(40)
    // An untrained model is at log 256 = 5.55.
    expect(finalLoss(history)).toBeLessThan(history.loss[0]! - 0.3)
  })

  test('interrupted after any step, it goes on to the same losses and weights, bit for bit', async () => {
    const whole = await train({ identity: identity(tiny), corpus })
    for (const stopAfter of [1, 5, 7]) {
      const folder = await folderFor('resume')
      const controller = new AbortController()
      const part = await train({
        identity: identity(tiny),
        corpus,
        folder,
        signal: controller.signal,
        onStep: (step) => {
          if (step === stopAfter) controller.abort()
        },
      })
      expect(part.finished).toBe(false)
      const resumed: number[] = []
      const rest = await train({ identity: identity(tiny), corpus, folder, onResume: (step) => resumed.push(step) })
      expect(resumed).toEqual([stopAfter])
      expect(rest.history.loss).toEqual(whole.history.loss)
      expect(rest.history.validation.map(({ loss }) => loss)).toEqual(whole.history.validation.map(({ loss }) => loss))
      for (const [name, weight] of Object.entries(whole.params)) expect(rest.params[name]?.dataSync()).toEqual(weight.dataSync())
    }
  })

  test('keeps one complete checkpoint and ignores what a kill left half-written', async () => {
    const folder = await folderFor('partial')
    await train({ identity: identity({ ...tiny, steps: 5 }), corpus, folder })
    await mkdir(join(folder, '.checkpoint-00000009.partial'))
    await writeFile(join(folder, '.checkpoint-00000009.partial', 'model.safetensors'), 'half')
    expect((await readdir(folder)).filter((name) => name.startsWith('checkpoint'))).toEqual(['checkpoint-00000005'])
    const again = await train({ identity: identity({ ...tiny, steps: 5 }), corpus, folder })
    expect(again.history.loss).toHaveLength(5)
  })
})

describe('what does not fit is refused', () => {
  test('a folder that holds another run', async () => {
    const folder = await folderFor('other')
    await train({ identity: identity({ ...tiny, steps: 2 }), corpus, folder })
    await expect(train({ identity: identity({ ...tiny, steps: 2, batch: 8 }), corpus, folder })).rejects.toThrow(
      /"batch" must be 4, as in the run that .* holds, got 8. Use --fresh/,
    )
    await expect(train({ identity: { settings: { ...tiny, steps: 2 }, text: 'other' }, corpus, folder })).rejects.toThrow(OptionError)
  })

  test('a text that is too short', () => {
    expect(() => splitCorpus('short', new Uint8Array(100), 16)).toThrow(/at least 170 bytes/)
  })

  test('a damaged checkpoint', async () => {
    const folder = await folderFor('damaged')
    await train({ identity: identity({ ...tiny, steps: 2 }), corpus, folder })
    await writeFile(join(folder, 'checkpoint-00000002', 'optimizer.safetensors'), 'nonsense')
    const failure: unknown = await train({ identity: identity({ ...tiny, steps: 2 }), corpus, folder }).catch((error: unknown) => error)
    expect(isOrthoError(failure) && failure.code).toBe('ORTHO_FORMAT')
  })

  test('a learning rate at which the loss is lost', async () => {
    await expect(train({ identity: identity({ ...tiny, optimizer: 'sgd', learningRate: 1e30, clip: 0 }), corpus })).rejects.toThrow(
      /a finite number/,
    )
  })
})
