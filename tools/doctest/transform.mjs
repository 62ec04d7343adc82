import ts from 'typescript'
import { parseExpected, parseExpression } from './expected.mjs'

/**
 * Turns an example into a module that checks what the example's comments claim:
 *
 *   expression        // => value       or, on the same line, just // value
 *   const x = …       // => value       or, on the same line, just // value
 *   console.log(a)    // => value of a
 *   expression        // throws NAME or CODE
 *   // x = value, y.z = value        on a line of its own, after the statement that makes them
 *
 * Lines keep their numbers. Other comments are prose.
 *
 * @param {string} code
 * @param {number} firstLine Line of the code in its file.
 * @returns {{ text: string, assertions: number }} Calls of `$check(actual, expected, line)` and `$throws(action, name, line)`.
 * @throws {Error} When a claim cannot be read; the message has the line.
 */
export function transform(code, firstLine) {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true)
  /** @type {{ at: number, remove?: number, text: string }[]} */
  const edits = []
  let assertions = 0
  for (const statement of source.statements) {
    for (const claim of claimsAfter(source, statement)) {
      const line = firstLine + source.getLineAndCharacterOfPosition(claim.pos).line
      if (claim.kind === 'assignments') {
        const checks = claim.pairs.map(([actual, expected]) => `$check(${actual}, ${quote(expected)}, ${line});`)
        edits.push({ at: claim.pos, text: `;${checks.join(' ')} ` })
        assertions += checks.length
        continue
      }
      if (claim.kind === 'value' && parseExpected(claim.text) === undefined) throw new Error(`line ${line}: not a value: ${claim.text}`)
      edits.push(...statementEdits(statement, claim, line))
      assertions++
    }
  }
  let text = code
  for (const { at, remove = 0, text: inserted } of edits.sort((a, b) => b.at - a.at)) {
    text = text.slice(0, at) + inserted + text.slice(at + remove)
  }
  return { text, assertions }
}

/**
 * @typedef {{ kind: 'value' | 'throws', text: string, pos: number }
 *   | { kind: 'assignments', pairs: [string, string][], pos: number }} Claim
 */

/**
 * @param {ts.SourceFile} source
 * @param {ts.Statement} statement
 * @returns {Claim[]}
 */
function claimsAfter(source, statement) {
  const { text } = source
  const same = ts.getTrailingCommentRanges(text, statement.end) ?? []
  const below = (ts.getLeadingCommentRanges(text, statement.end) ?? []).filter(({ pos }) => !same.some((range) => range.pos === pos))
  const comments = [...same, ...below]
    .filter(({ kind }) => kind === ts.SyntaxKind.SingleLineCommentTrivia)
    .map(({ pos, end }) => ({ pos, text: text.slice(pos + 2, end).trim(), beside: same.some((range) => range.pos === pos) }))
  /** @type {Claim[]} */
  const claims = []
  for (let at = 0; at < comments.length; at++) {
    const comment = comments[at]
    if (comment === undefined) continue
    const { pos } = comment
    if (comment.text.startsWith('=>')) {
      let value = comment.text.slice(2).trim()
      // A long value goes on in the comment lines below.
      for (let next = comments[at + 1]; parseExpected(value) === undefined && next !== undefined; next = comments[at + 1]) {
        value += ` ${next.text}`
        at++
      }
      claims.push({ kind: 'value', text: value, pos })
    } else if (/^throws\s+\w+/.test(comment.text)) {
      claims.push({ kind: 'throws', text: comment.text.split(/[\s:.,]+/)[1] ?? '', pos })
    } else {
      const pairs = assignmentsIn(comment.text)
      if (pairs.length > 0) claims.push({ kind: 'assignments', pairs, pos })
      else if (comment.beside && isClaimable(statement) && parseExpected(comment.text) !== undefined)
        claims.push({ kind: 'value', text: comment.text, pos })
    }
  }
  return claims
}

/** @param {ts.Statement} statement @returns {boolean} Whether the statement has one value to speak of. */
function isClaimable(statement) {
  return ts.isExpressionStatement(statement) || declaredName(statement) !== undefined
}

/** @param {ts.Statement} statement @returns {string | undefined} `x` in `const x = …`. */
function declaredName(statement) {
  const [declaration, ...more] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : []
  return declaration !== undefined && more.length === 0 && ts.isIdentifier(declaration.name) ? declaration.name.text : undefined
}

/**
 * @param {string} text E.g. `q = [[0.6], [0.8]], status = 'converged'`.
 * @returns {[actual: string, expected: string][]} Empty when the text is prose.
 */
function assignmentsIn(text) {
  const node = parseExpression(text.replace(/…|\.\.\.(?=\s*\])/g, '__rest'))
  /** @type {[string, string][]} */
  const pairs = []
  /** @param {ts.Expression} part @returns {boolean} */
  const read = (part) => {
    if (!ts.isBinaryExpression(part)) return false
    if (part.operatorToken.kind === ts.SyntaxKind.CommaToken) return read(part.left) && read(part.right)
    if (part.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return false
    const expected = part.right.getText().replaceAll('__rest', '…')
    if (parseExpected(expected) === undefined) return false
    pairs.push([part.left.getText(), expected])
    return true
  }
  return node !== undefined && read(node) ? pairs : []
}

/**
 * @param {ts.Statement} statement
 * @param {{ kind: 'value' | 'throws', text: string }} claim
 * @param {number} line
 */
function statementEdits(statement, { kind, text }, line) {
  if (kind === 'throws') {
    return [
      { at: statement.getStart(), text: 'await $throws(async () => { ' },
      { at: statement.end, text: ` }, ${quote(text)}, ${line});` },
    ]
  }
  const end = `, ${quote(text)}, ${line});`
  if (ts.isExpressionStatement(statement)) {
    const { expression } = statement
    const argument = loggedArgument(expression)
    if (argument === undefined) {
      return [
        { at: expression.getStart(), text: ';$check(' },
        { at: expression.end, text: end },
      ]
    }
    const at = expression.getStart()
    return [{ at, remove: expression.end - at, text: `;$check(${argument}${end}` }]
  }
  const name = declaredName(statement)
  if (name !== undefined) return [{ at: statement.end, text: `;$check(${name}${end}` }]
  throw new Error(`line ${line}: "=>" follows an expression, or the declaration of one name`)
}

/** @param {ts.Expression} expression @returns {string | undefined} The source of `a` in `console.log(a)`. */
function loggedArgument(expression) {
  if (!ts.isCallExpression(expression) || expression.expression.getText() !== 'console.log') return undefined
  const [argument, ...more] = expression.arguments
  return more.length === 0 ? argument?.getText() : `[${expression.arguments.map((node) => node.getText()).join(', ')}]`
}

/** @param {string} text */
function quote(text) {
  return JSON.stringify(text)
}

/**
 * The names that an example uses without saying where they come from: candidates for an import.
 *
 * @param {string} code
 * @returns {Set<string>}
 */
export function freeNames(code) {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true)
  /** @type {Set<string>} */
  const used = new Set()
  /** @type {Set<string>} */
  const bound = new Set()
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isIdentifier(node)) {
      const { parent } = node
      const binds =
        (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent) || ts.isFunctionDeclaration(parent)) &&
        parent.name === node
      const imported = ts.isImportSpecifier(parent) || ts.isImportClause(parent) || ts.isNamespaceImport(parent)
      const labels =
        (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
        (ts.isPropertyAssignment(parent) && parent.name === node) ||
        (ts.isBindingElement(parent) && parent.propertyName === node)
      if (binds || imported) bound.add(node.text)
      else if (!labels) used.add(node.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return new Set([...used].filter((name) => !bound.has(name)))
}
