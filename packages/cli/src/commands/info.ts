import type { CatalogEntry, RuleData } from '@ortho/core'
import pc from 'picocolors'
import { type Output, show, tableText } from '../ui/output.ts'

/** `ortho info ID`: what a method is, where it comes from, and its options. */
export function info(entry: CatalogEntry, output: Output): void {
  const { id, kind, title, status, summary, source, needs, rules, aka = [] } = entry
  show(output, { id, aka, kind, title, status, summary, source, needs, rules }, () => {
    const paper = [
      source.paper,
      source.year === undefined ? '' : `(${source.year})`,
      source.arxiv === undefined ? '' : `arXiv:${source.arxiv}`,
    ]
    const departures = source.departures.map((departure) => `  - ${departure}`)
    const options = Object.entries(rules).map(([name, rule]) => [name, rangeOf(rule), JSON.stringify(rule.default), rule.says ?? ''])
    return [
      `${pc.bold(id)}  ${title}`,
      summary,
      '',
      `${pc.dim('kind')}    ${kind} (${status})`,
      `${pc.dim('paper')}   ${paper.filter((part) => part !== '').join(' ')}`,
      `${pc.dim('where')}   ${source.where}`,
      ...(departures.length === 0 ? [] : [pc.dim('departures from the paper'), ...departures]),
      `${pc.dim('needs')}   ${needs.join(', ')}`,
      '',
      options.length === 0
        ? 'No options.'
        : tableText({ title: 'Options', columns: ['name', 'values', 'default', 'meaning'], rows: options }),
    ].join('\n')
  })
}

function rangeOf(rule: RuleData): string {
  switch (rule.kind) {
    case 'flag':
      return 'true, false'
    case 'int':
    case 'real':
      return `${rule.kind}${rule.min === undefined ? '' : ` ≥ ${rule.min}`}${rule.max === undefined ? '' : ` ≤ ${rule.max}`}${rule.unit === undefined ? '' : ` ${rule.unit}`}`
    case 'choice':
      return rule.of.join(', ')
    case 'text':
      return 'text'
    case 'custom':
      return rule.says
  }
}
