import ts from 'typescript'
import { literalText } from './literal.mjs'

/**
 * A registry entry found in a method's file.
 *
 * @typedef {object} Entry
 * @property {string} name Name of the exported constant, e.g. `polar`.
 * @property {string} id E.g. `linalg/polar`.
 * @property {string} summary First sentence of its documentation, without markup.
 * @property {Map<string, string>} copied The fields that the catalogue repeats, as source text.
 */

/** Fields of an entry that are plain data for lists and `--help`; what is left needs the method itself. */
const copiedFields = ['title', 'aka', 'status', 'kind', 'source', 'needs', 'rules']

/**
 * The registry entries that a file exports: constants with an annotated type and an object literal that has an `id`.
 *
 * @param {string} fileName For messages.
 * @param {string} text
 * @returns {Entry[]}
 * @throws {Error} When an entry has no documentation, or a field of it that must be plain data is not.
 */
export function entriesOf(fileName, text) {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true)
  return exportedConstants(source).flatMap(({ statement, declaration }) => {
    const { name, type, initializer } = declaration
    if (type === undefined || initializer === undefined || !ts.isIdentifier(name) || !ts.isObjectLiteralExpression(initializer)) return []
    const fields = new Map(
      initializer.properties.flatMap((property) => {
        if (ts.isPropertyAssignment(property)) return [[property.name.getText(), property.initializer]]
        return ts.isShorthandPropertyAssignment(property) ? [[property.name.text, property.name]] : []
      }),
    )
    const id = fields.get('id')
    if (id === undefined || !ts.isStringLiteralLike(id) || !id.text.includes('/')) return []
    const where = `${fileName}: ${name.text}`
    const summary = summaryOf(source, statement)
    if (summary === '') throw new Error(`${where} has no doc comment, from which its summary is taken`)
    const copied = copiedFields.flatMap((field) => {
      const node = fields.get(field)
      return node === undefined ? [] : [/** @type {const} */ ([field, literalText(node, source, `${where}.${field}`)])]
    })
    return [{ name: name.text, id: id.text, summary, copied: new Map(copied) }]
  })
}

/**
 * @param {string} fileName
 * @param {string} text
 * @returns {string[]} The names of a file's exported constants.
 */
export function exportedNames(fileName, text) {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true)
  return exportedConstants(source).map(({ declaration }) => declaration.name.getText())
}

/** @param {ts.SourceFile} source */
function exportedConstants(source) {
  return source.statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement) || !statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return []
    return statement.declarationList.declarations.map((declaration) => ({ statement, declaration }))
  })
}

/**
 * The first sentence of an entry's doc comment; where that only links to the function it describes, the function's.
 *
 * @param {ts.SourceFile} source
 * @param {ts.Statement} statement
 * @returns {string}
 */
function summaryOf(source, statement) {
  const own = docText(statement)
  const [, linked] = /^Registry entry of \{@link (\w+)\}/.exec(own) ?? []
  const described =
    linked === undefined ? undefined : source.statements.find((other) => ts.isFunctionDeclaration(other) && other.name?.text === linked)
  const text = (described === undefined ? own : docText(described)).replace(
    /\{@link\s+([^}|\s]+)(?:[|\s]+([^}]+))?\}/g,
    (_, name, label) => label ?? name,
  )
  const [sentence = ''] = /^[\s\S]*?[.!?](?=\s|$)/.exec(text) ?? [text]
  return sentence.replace(/\s+/g, ' ').replace(/\.$/, '').trim()
}

/** @param {ts.Statement} statement @returns {string} */
function docText(statement) {
  const doc = ts.getJSDocCommentsAndTags(statement).findLast(ts.isJSDoc)
  return ts.getTextOfJSDocComment(doc?.comment)?.trim() ?? ''
}
