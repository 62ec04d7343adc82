import { describeExperiment } from '@ortho/testkit/vitest'
import { muonOnText } from './muon-on-text.experiment.ts'

describeExperiment(muonOnText)
