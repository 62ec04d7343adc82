import ts from 'typescript'
import { join, normalize } from 'node:path'
import { root } from '../shared/process.mjs'

/**
 * Type-checks generated example modules, all in one program, against the built packages' declarations.
 *
 * @param {string[]} files
 * @returns {Map<string, string>} The first error of each file that has one.
 */
export function typeErrors(files) {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), (path) => ts.sys.readFile(path))
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, customConditions: [], isolatedDeclarations: false }, root)
  const globals = join(root, 'tools', 'doctest', 'globals.d.ts')
  const program = ts.createProgram([...files, globals], { ...options, noEmit: true, typeRoots: [join(root, 'node_modules', '@types')] })
  /** @type {Map<string, string>} */
  const errors = new Map()
  for (const { file, messageText, start = 0 } of ts.getPreEmitDiagnostics(program)) {
    const name = file && normalize(file.fileName)
    if (name === undefined || errors.has(name)) continue
    const quoted = file?.text.split('\n')[file.getLineAndCharacterOfPosition(start).line] ?? ''
    errors.set(name, `${ts.flattenDiagnosticMessageText(messageText, '\n')}\n  at: ${quoted.trim()}`)
  }
  return errors
}
