import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../shared/process.mjs'

/**
 * The lockfile names packages by version and integrity only, so that it installs from any registry.
 *
 * @param {string} [text] The lockfile; read from the root if not given.
 * @returns {string[]} One line for each problem.
 */
export function checkLockfile(text = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')) {
  return text
    .split('\n')
    .flatMap((line, index) =>
      /https?:\/\/|\btarball:|\bresolved:/.test(line) ? [`pnpm-lock.yaml:${index + 1} names a host: ${line.trim()}`] : [],
    )
}
