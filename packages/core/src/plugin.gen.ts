// Made by `npm run gen` from the files of methods/. Do not edit.
import type { Plugin } from './registry/index.ts'
import { checkGradientsEntry } from './methods/autodiff/check-gradients.ts'

/** Every method of @ortho/core. */
export const core: Plugin<
  readonly [
    typeof checkGradientsEntry,
  ]
> = {
  name: '@ortho/core',
  api: 1,
  methods: [checkGradientsEntry],
}
