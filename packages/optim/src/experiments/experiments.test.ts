import { type Experiment, experimentContext, key, passed } from '@ortho/core'
import { expect, test } from 'vitest'
import { adamwExperiment } from '../methods/adaptive/adamw.experiment.ts'
import { sgdExperiment } from '../methods/momentum/sgd.experiment.ts'
import { muonExperiment } from '../methods/orthogonal/muon.experiment.ts'
import { lionExperiment } from '../methods/sign/lion.experiment.ts'

test.each<Experiment>([sgdExperiment, adamwExperiment, lionExperiment, muonExperiment])(
  '$id: every check of its experiment passes',
  async ({ run }) => {
    const { checks } = await run(experimentContext({ key: key(0), scale: 'ci' }))
    expect(checks.length).toBeGreaterThan(5)
    expect(checks.filter((check) => !passed(check))).toEqual([])
  },
)
