const directive = /^\s*eslint-disable(?:-next-line|-line)?(?:\s|$)/

/** @type {import('eslint').Rule.RuleModule} */
export default {
  meta: {
    type: 'suggestion',
    docs: { description: 'require a rule name and a reason in every eslint-disable comment' },
    messages: { reason: 'Name the rule and say why: `eslint-disable-next-line RULE -- reason`.' },
    schema: [],
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (!directive.test(comment.value) || comment.loc == null) continue
          const [rules = '', reason = ''] = comment.value.replace(directive, '').split(/\s--\s/)
          if (rules.trim() === '' || reason.trim() === '') context.report({ loc: comment.loc, messageId: 'reason' })
        }
      },
    }
  },
}
