// Runs generated example modules one after the other, in a process of their own:
//
//   node run-blocks.mjs MODULES.json RESULTS.json FOLDER
//
// Each starts in an empty folder of its own, made below FOLDER.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { pathToFileURL } from 'node:url'
import { matches, parseExpected } from './expected.mjs'

const [modulesFile = '', resultsFile = '', folder = ''] = process.argv.slice(2)

/** @param {unknown} value */
const shown = (value) => inspect(value, { depth: 4, breakLength: 120 })

Object.assign(globalThis, {
  /** @param {unknown} actual @param {string} text @param {number} line */
  $check(actual, text, line) {
    const expected = parseExpected(text)
    if (expected === undefined || !matches(actual, expected)) throw new Error(`line ${line}: expected ${text}, got ${shown(actual)}`)
  },
  /** @param {() => unknown} action @param {string} name @param {number} line */
  async $throws(action, name, line) {
    try {
      await action()
    } catch (error) {
      if (error instanceof Error && (error.name === name || ('code' in error && error.code === name))) return
      throw new Error(`line ${line}: expected ${name}, got ${shown(error)}`, { cause: error })
    }
    throw new Error(`line ${line}: expected ${name} to be thrown, nothing was`)
  },
})

/** @type {string[]} */
const modules = JSON.parse(readFileSync(modulesFile, 'utf8'))
/** @type {(string | null)[]} What went wrong in each module; null when nothing did. */
const results = []
for (const file of modules) {
  process.chdir(mkdtempSync(join(folder, 'example-')))
  try {
    await import(pathToFileURL(file).href)
    results.push(null)
  } catch (error) {
    results.push(error instanceof Error ? error.message : shown(error))
  }
  // Written each time, so that a crash shows which module it was.
  writeFileSync(resultsFile, JSON.stringify(results))
}
// An example may leave a worker or a timer behind; the process is done all the same.
process.exit(0)
