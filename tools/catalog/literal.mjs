import ts from 'typescript'

/**
 * The source text of a literal, on one line, with constants of the same file written out and functions left out: what can
 * be copied into another file without importing anything.
 *
 * @param {ts.Expression} node
 * @param {ts.SourceFile} source
 * @param {string} where For messages.
 * @returns {string}
 * @throws {Error} When the value is not plain data.
 */
export function literalText(node, source, where) {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)) {
    return literalText(node.expression, source, where)
  }
  if (ts.isStringLiteralLike(node)) return quote(node.text)
  if (isScalar(node)) return node.getText()
  if (ts.isPrefixUnaryExpression(node)) return `${ts.tokenToString(node.operator)}${literalText(node.operand, source, where)}`
  if (ts.isBinaryExpression(node)) {
    return `${literalText(node.left, source, where)} ${node.operatorToken.getText()} ${literalText(node.right, source, where)}`
  }
  if (ts.isArrayLiteralExpression(node)) return `[${node.elements.map((item) => literalText(item, source, where)).join(', ')}]`
  if (ts.isObjectLiteralExpression(node)) return objectText(node, source, where)
  if (ts.isIdentifier(node)) {
    if (node.text === 'Infinity' || node.text === 'NaN' || node.text === 'undefined') return node.text
    const value = constantOf(node.text, source)
    if (value !== undefined) return literalText(value, source, where)
  }
  throw new Error(`${where} must be plain data, got ${node.getText().slice(0, 60)}`)
}

/** @param {ts.ObjectLiteralExpression} node @param {ts.SourceFile} source @param {string} where @returns {string} */
function objectText(node, source, where) {
  const fields = node.properties.flatMap((property) => {
    if (ts.isMethodDeclaration(property)) return []
    const key = property.name?.getText() ?? ''
    if (ts.isShorthandPropertyAssignment(property)) return [`${key}: ${literalText(property.name, source, `${where}.${key}`)}`]
    if (!ts.isPropertyAssignment(property)) throw new Error(`${where} must be plain data, got ${property.getText().slice(0, 60)}`)
    if (isFunction(property.initializer, source)) return []
    return [`${key}: ${literalText(property.initializer, source, `${where}.${key}`)}`]
  })
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

/** @param {ts.Expression} node @param {ts.SourceFile} source @returns {boolean} */
function isFunction(node, source) {
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return true
  return (
    ts.isIdentifier(node) &&
    source.statements.some((statement) => ts.isFunctionDeclaration(statement) && statement.name?.text === node.text)
  )
}

/** @param {ts.Expression} node */
function isScalar(node) {
  const { SyntaxKind } = ts
  return ts.isNumericLiteral(node) || [SyntaxKind.TrueKeyword, SyntaxKind.FalseKeyword, SyntaxKind.NullKeyword].includes(node.kind)
}

/** @param {string} name @param {ts.SourceFile} source @returns {ts.Expression | undefined} */
function constantOf(name, source) {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement) || (statement.declarationList.flags & ts.NodeFlags.Const) === 0) continue
    for (const declaration of statement.declarationList.declarations) {
      if (declaration.name.getText() === name) return declaration.initializer
    }
  }
  return undefined
}

/** @param {string} text @returns {string} A literal in single quotes. */
export function quote(text) {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
