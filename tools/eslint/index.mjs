import explainDisable from './explain-disable.mjs'
import noTopLevelCall from './no-top-level-call.mjs'

/**
 * The rules of this house that no published plugin has.
 *
 * @type {import('eslint').ESLint.Plugin}
 */
export default {
  meta: { name: 'ortho' },
  rules: { 'explain-disable': explainDisable, 'no-top-level-call': noTopLevelCall },
}
