import { expect, test } from 'vitest'
import { customJvp, experimentContext, key, mul, passed, sin, sum, tensor, type Tensor } from '../../index.ts'
import { checkGradientsExperiment } from './check-gradients.experiment.ts'
import { checkGradients } from './check-gradients.ts'

test('the experiment passes', async () => {
  const { checks } = await checkGradientsExperiment.run(experimentContext({ key: key(0), scale: 'ci' }))
  expect(checks.filter((check) => !passed(check))).toEqual([])
  expect(checks.length).toBeGreaterThan(4)
})

test('a wrong rule shows', () => {
  const wrong = customJvp(
    ([x]) => ({ y: sin(x!) }),
    ([t], [x]) => ({ y: mul(t!, x!) }),
  )
  expect(checkGradients((x: Tensor) => wrong(x).y, [tensor([0.3, 1.2])]).forward).toBeGreaterThan(1e-2)
})

test('options are checked', () => {
  expect(() => checkGradients((x) => sum(x), [tensor([1])], { step: 0 })).toThrow(/"step" must be a number/)
})
