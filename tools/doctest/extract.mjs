/**
 * One example found in a text.
 *
 * @typedef {object} Block
 * @property {string} code
 * @property {number} line Line of the first line of code in its file, from 1.
 */

/**
 * The ```ts blocks of a Markdown text. A block marked ```ts no-run is left out: it shows what this machine may lack.
 *
 * @param {string} markdown
 * @returns {Block[]}
 */
export function codeBlocks(markdown) {
  /** @type {Block[]} */
  const blocks = []
  const lines = markdown.split(/\r?\n/)
  for (let at = 0; at < lines.length; at++) {
    const fence = /^(\s*)```(\w*)\s*(.*?)\s*$/.exec(lines[at] ?? '')
    if (fence === null) continue
    const [, indent = '', language, info] = fence
    const start = at + 1
    for (at++; at < lines.length && !/^\s*```\s*$/.test(lines[at] ?? ''); at++);
    if (language !== 'ts' || info === 'no-run') continue
    const code = lines.slice(start, at).map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    blocks.push({ code: code.join('\n'), line: start + 1 })
  }
  return blocks
}

/**
 * The ```ts blocks of the `@example` tags in the doc comments of a TypeScript text.
 *
 * @param {string} source
 * @returns {Block[]}
 */
export function docExamples(source) {
  return [...source.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap(({ 0: comment, index }) => {
    const before = source.slice(0, index).split('\n').length - 1
    let inExample = false
    const lines = comment.split(/\r?\n/).map((line) => {
      const text = line.replace(/^\s*(\/\*\*|\*\/|\* ?)/, '').replace(/\s*\*\/$/, '')
      const tag = /^@(\w+)/.exec(text)
      if (tag !== null) inExample = tag[1] === 'example'
      return inExample ? text : ''
    })
    return codeBlocks(lines.join('\n')).map(({ code, line }) => ({ code, line: line + before }))
  })
}
