// Made by `npm run gen` from the files of methods/. Do not edit.
import type { Plugin } from '@ortho/core'
import { jacobiSvdEntry } from './methods/singular/jacobi-svd.ts'
import { newtonSchulzEntry } from './methods/orthogonal/newton-schulz.ts'

/** Every method of @ortho/linalg. */
export const linalg: Plugin<
  readonly [
    typeof jacobiSvdEntry,
    typeof newtonSchulzEntry,
  ]
> = {
  name: '@ortho/linalg',
  api: 1,
  methods: [jacobiSvdEntry, newtonSchulzEntry],
}
