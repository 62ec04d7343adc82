import type { Backend, Experiment } from '@ortho/core'
import { describe, test } from 'vitest'
import { type ConformanceOptions, conformance } from './conformance/index.ts'
import { type ExperimentOptions, experimentCases } from './experiment.ts'
import { type OptimizerOptions, type OptimizerUnderTest, optimizerCases } from './optimizer/cases.ts'
import type { TargetName } from './optimizer/targets.ts'
import type { TestCase } from './test-case.ts'

/** Registers each case as a Vitest test, in order. */
export function testCases(cases: readonly TestCase[]): void {
  for (const { name, run } of cases) test(name, run)
}

/** Registers {@link conformance} of a backend under `conformance of NAME`. */
export function describeConformance(backend: Backend, options: ConformanceOptions & { readonly name?: string } = {}): void {
  describe(`conformance of ${options.name ?? backend.name}`, () => {
    testCases(conformance(backend, options))
  })
}

/**
 * Runs an experiment once, while Vitest collects the tests, and registers one test for each of its checks, and one that the
 * report can be trusted at all.
 */
export function describeExperiment(experiment: Experiment, options: ExperimentOptions = {}): void {
  describe(`experiment ${experiment.id}`, async () => {
    testCases(await experimentCases(experiment, options))
  })
}

/** Registers {@link optimizerCases} under the optimizer's name. */
export function describeOptimizer(name: string, make: (target: TargetName) => OptimizerUnderTest, options: OptimizerOptions = {}): void {
  describe(name, () => {
    testCases(optimizerCases(make, options))
  })
}
