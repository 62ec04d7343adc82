// Nothing may run on import: a constant initialised by a call lands in every bundle, since no bundler may assume that
// a call is pure. Only functions, classes and literals belong at module scope.

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

/**
 * True when `node` runs while its module is being evaluated: no function stands around it, and no instance field,
 * whose initialiser runs in the constructor.
 *
 * @param {any} node
 */
function runsOnImport(node) {
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (functions.has(parent.type)) return false
    if (parent.type === 'PropertyDefinition' && !parent.static && parent.value === child) return false
  }
  return true
}

/** @type {import('eslint').Rule.RuleModule} */
export default {
  meta: {
    type: 'problem',
    docs: { description: 'forbid calls, `new`, tagged templates, dynamic imports and `await` at module scope' },
    messages: { call: '`{{text}}` runs on import. Move it into a function, or write the value as a literal.' },
    schema: [{ type: 'object', properties: { allow: { type: 'array', items: { type: 'string' } } }, additionalProperties: false }],
  },
  create(context) {
    const allow = new Set(context.options[0]?.allow ?? [])
    const { sourceCode } = context
    /** @param {any} node */
    const check = (node) => {
      if (node.type === 'CallExpression' && allow.has(sourceCode.getText(node.callee))) return
      if (!runsOnImport(node)) return
      const text = sourceCode.getText(node).split('\n', 1)[0] ?? ''
      context.report({ node, messageId: 'call', data: { text: text.length > 40 ? `${text.slice(0, 40)}…` : text } })
    }
    return {
      CallExpression: check,
      NewExpression: check,
      TaggedTemplateExpression: check,
      ImportExpression: check,
      AwaitExpression: check,
    }
  },
}
