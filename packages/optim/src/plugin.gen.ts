// Made by `npm run gen` from the files of methods/. Do not edit.
import type { Plugin } from '@ortho/core'
import { adamwEntry } from './methods/adaptive/adamw.ts'
import { lionEntry } from './methods/sign/lion.ts'
import { muonEntry } from './methods/orthogonal/muon.ts'
import { sgdEntry } from './methods/momentum/sgd.ts'

/** Every method of @ortho/optim. */
export const optim: Plugin<
  readonly [
    typeof adamwEntry,
    typeof lionEntry,
    typeof muonEntry,
    typeof sgdEntry,
  ]
> = {
  name: '@ortho/optim',
  api: 1,
  methods: [adamwEntry, lionEntry, muonEntry, sgdEntry],
}
