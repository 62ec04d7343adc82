import ts from 'typescript'

/**
 * A value as written in a comment. A number with a decimal point or exponent stands for every number that rounds to it
 * in the digits shown; `…` at the end of a list stands for any rest.
 *
 * @typedef {{ kind: 'number', value: number, tolerance: number }
 *   | { kind: 'same', value: unknown }
 *   | { kind: 'list', items: Expected[], open: boolean }
 *   | { kind: 'record', fields: [string, Expected][] }} Expected
 */

/** @type {ReadonlyMap<string, unknown>} */
const names = new Map(Object.entries({ undefined, NaN, Infinity }))

/**
 * @param {string} text E.g. `[[0.6], [0.8]]`, `'converged'`, `{ q: [1, 2, …] }`.
 * @returns {Expected | undefined} Undefined when the text is no such value.
 */
export function parseExpected(text) {
  const written = text
    .trim()
    .replace(/,?\s*(…|\.\.\.)\s*\]/g, ', __rest]')
    .replace(/\[\s*,/g, '[')
  const node = parseExpression(written)
  return node && fromNode(node)
}

/**
 * @param {string} text
 * @returns {ts.Expression | undefined} Undefined when the text is not exactly one expression.
 */
export function parseExpression(text) {
  const source = ts.createSourceFile('expected.ts', `(${text})`, ts.ScriptTarget.Latest, true)
  const [statement] = source.statements
  const { parseDiagnostics } = /** @type {ts.SourceFile & { parseDiagnostics: unknown[] }} */ (source)
  if (parseDiagnostics.length > 0 || source.statements.length !== 1 || statement === undefined) return undefined
  if (!ts.isExpressionStatement(statement) || !ts.isParenthesizedExpression(statement.expression)) return undefined
  return statement.expression.expression
}

/** @param {ts.Expression} node @returns {Expected | undefined} */
export function fromNode(node) {
  if (ts.isNumericLiteral(node)) return numberOf(node.getText(), 1)
  if (ts.isBigIntLiteral(node)) return { kind: 'same', value: BigInt(node.getText().replace('n', '')) }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    if (ts.isNumericLiteral(node.operand)) return numberOf(node.operand.getText(), -1)
    return node.operand.getText() === 'Infinity' ? { kind: 'same', value: -Infinity } : undefined
  }
  if (ts.isStringLiteralLike(node)) return { kind: 'same', value: node.text }
  if (node.kind === ts.SyntaxKind.TrueKeyword) return { kind: 'same', value: true }
  if (node.kind === ts.SyntaxKind.FalseKeyword) return { kind: 'same', value: false }
  if (node.kind === ts.SyntaxKind.NullKeyword) return { kind: 'same', value: null }
  if (ts.isIdentifier(node)) return names.has(node.text) ? { kind: 'same', value: names.get(node.text) } : undefined
  if (ts.isArrayLiteralExpression(node)) return listOf(node)
  return ts.isObjectLiteralExpression(node) ? recordOf(node) : undefined
}

/** @param {string} literal @param {1 | -1} sign @returns {Expected} */
function numberOf(literal, sign) {
  const value = sign * Number(literal.replaceAll('_', ''))
  const [, fraction, exponent = '0'] = /^\d*(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(literal) ?? []
  const exact = fraction === undefined && exponent === '0'
  const shown = 0.5 * 10 ** (Number(exponent) - (fraction?.length ?? 0))
  return { kind: 'number', value, tolerance: (exact ? 0 : shown) + 1e-9 * Math.abs(value) + (exact ? 1e-12 : 0) }
}

/** @param {ts.ArrayLiteralExpression} node @returns {Expected | undefined} */
function listOf(node) {
  const last = node.elements.at(-1)
  const open = last !== undefined && last.getText() === '__rest'
  const items = (open ? node.elements.slice(0, -1) : [...node.elements]).map(fromNode)
  const known = items.filter((item) => item !== undefined)
  return known.length === items.length ? { kind: 'list', items: known, open } : undefined
}

/** @param {ts.ObjectLiteralExpression} node @returns {Expected | undefined} */
function recordOf(node) {
  /** @type {[string, Expected][]} */
  const fields = []
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property)) return undefined
    const value = fromNode(property.initializer)
    if (value === undefined) return undefined
    const { name } = property
    fields.push([ts.isStringLiteralLike(name) ? name.text : name.getText(), value])
  }
  return { kind: 'record', fields }
}

/**
 * @param {unknown} actual Typed arrays count as lists, and anything with `toArray()` as what that returns.
 * @param {Expected} expected
 * @returns {boolean}
 */
export function matches(actual, expected) {
  if (actual !== null && typeof actual === 'object' && 'toArray' in actual && typeof actual.toArray === 'function') {
    return matches(actual.toArray(), expected)
  }
  switch (expected.kind) {
    case 'number':
      return typeof actual === 'number' && Math.abs(actual - expected.value) <= expected.tolerance
    case 'same':
      return Object.is(actual, expected.value)
    case 'list': {
      if (!Array.isArray(actual) && !ArrayBuffer.isView(actual)) return false
      const list = Array.from(/** @type {ArrayLike<unknown>} */ (/** @type {unknown} */ (actual)))
      const { items, open } = expected
      return (open ? list.length >= items.length : list.length === items.length) && items.every((item, index) => matches(list[index], item))
    }
    case 'record': {
      if (actual === null || typeof actual !== 'object') return false
      const fields = /** @type {Record<string, unknown>} */ (actual)
      const { length } = Object.keys(fields)
      return length === expected.fields.length && expected.fields.every(([name, value]) => matches(fields[name], value))
    }
  }
}
