import { type Experiment, experimentContext, key, passed } from '@ortho/core'
import { expect, test } from 'vitest'
import { newtonSchulzExperiment } from './orthogonal/newton-schulz.experiment.ts'
import { jacobiSvdExperiment } from './singular/jacobi-svd.experiment.ts'

test.each<Experiment>([newtonSchulzExperiment, jacobiSvdExperiment])('$id: every check of its experiment passes', async ({ run }) => {
  const { checks } = await run(experimentContext({ key: key(0), scale: 'ci' }))
  expect(checks.length).toBeGreaterThan(5)
  expect(checks.filter((check) => !passed(check))).toEqual([])
})
