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
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...config.compilerOptions, customConditions: [], isolatedDeclarations: false, verbatimModuleSyntax: false },
    root,
  )
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

/**
 * What each built package exports, types included.
 *
 * @param {readonly { name: string, folder: string }[]} packages
 * @returns {Map<string, string[]>} Names by package; those of a package that is not built are missing.
 */
export function exportsOf(packages) {
  const files = packages.map(({ folder }) => join(folder, 'dist', 'index.d.ts'))
  const program = ts.createProgram(files, { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, skipLibCheck: true })
  const checker = program.getTypeChecker()
  return new Map(
    packages.flatMap(({ name }, index) => {
      const source = program.getSourceFile(files[index] ?? '')
      const symbol = source && checker.getSymbolAtLocation(source)
      return symbol === undefined ? [] : [[name, checker.getExportsOfModule(symbol).map((exported) => exported.name)]]
    }),
  )
}
