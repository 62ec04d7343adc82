import { ShapeError } from '../../errors.ts'
import { type Shape, showShape } from '../../shape.ts'

/** A parsed einsum formula: one label per axis. Axes under an ellipsis are labelled `.0`, `.1`, … counted from the last. */
export interface Formula {
  /** Labels of each operand. */
  readonly inputs: readonly (readonly string[])[]
  /** Labels of the result. */
  readonly output: readonly string[]
}

/**
 * Parses `ab,bc->ac` for operands of the given shapes.
 *
 * Grammar: term (`,` term)* (`->` term)?, where a term is letters with at most one `...`; blanks are ignored.
 *
 * @throws ShapeError that names the term or label at fault.
 */
export function parseEinsum(formula: string, shapes: readonly Shape[]): Formula {
  const text = formula.replaceAll(/\s+/g, '')
  const [left, right, ...more] = text.split('->')
  if (left === undefined || more.length > 0) refuse('a formula with at most one "->"', `"${formula}"`)
  const terms = left.split(',')
  if (terms.length !== shapes.length) refuse(`a formula of ${shapes.length} operands, as were given`, `${terms.length} in "${formula}"`)
  const inputs = terms.map((term, i) => labelsOf(term, shapes[i]!.length))
  requireSizes(inputs, shapes)
  const all = inputs.flat()
  const ellipsis = [...new Set(all.filter((label) => label.startsWith('.')))].sort((a, b) => Number(b.slice(1)) - Number(a.slice(1)))
  const output = right === undefined ? [...ellipsis, ...once(all)] : outputLabels(right, ellipsis, all)
  return { inputs, output }
}

function labelsOf(term: string, ndim: number): string[] {
  const match = /^([A-Za-z]*)(\.\.\.)?([A-Za-z]*)$/.exec(term)
  if (match === null) refuse('terms made of letters and at most one "..."', `"${term}"`)
  const [, before = '', dots, after = ''] = match
  const hidden = ndim - before.length - after.length
  if (hidden < 0 || (dots === undefined && hidden > 0)) refuse(`"${term}" to have one letter per axis`, `an operand of ${ndim} axes`)
  return [...before, ...Array.from({ length: hidden }, (_, i) => `.${hidden - 1 - i}`), ...after]
}

function outputLabels(term: string, ellipsis: readonly string[], all: readonly string[]): string[] {
  const match = /^([A-Za-z]*)(\.\.\.)?([A-Za-z]*)$/.exec(term)
  if (match === null) refuse('an output made of letters and at most one "..."', `"${term}"`)
  const [, before = '', dots, after = ''] = match
  const output = [...before, ...(dots === undefined ? [] : ellipsis), ...after]
  const unknown = output.find((label) => !all.includes(label))
  if (unknown !== undefined) refuse('an output made of labels of the operands', `"${unknown}" in "${term}"`)
  const twice = output.find((label, i) => output.indexOf(label) !== i)
  if (twice !== undefined) refuse('an output without repeated labels', `"${twice}" twice in "${term}"`)
  return output
}

/** Labels that occur once, in alphabetical order: the output of a formula that names none. */
function once(labels: readonly string[]): string[] {
  return labels.filter((label) => !label.startsWith('.') && labels.indexOf(label) === labels.lastIndexOf(label)).sort()
}

function requireSizes(inputs: readonly (readonly string[])[], shapes: readonly Shape[]): void {
  const sizes = new Map<string, number>()
  for (const [i, labels] of inputs.entries()) {
    for (const [axis, label] of labels.entries()) {
      const n = shapes[i]![axis]!
      const known = sizes.get(label)
      // Only axes under an ellipsis broadcast; a letter has one size.
      const fits = known === undefined || known === n || (label.startsWith('.') && (known === 1 || n === 1))
      if (!fits) refuse(`"${label}" to have one size`, `${known} and ${n} in ${shapes.map(showShape).join(', ')}`)
      sizes.set(label, known === undefined || known === 1 ? n : known)
    }
  }
}

function refuse(expected: string, received: string): never {
  throw new ShapeError({ where: 'einsum', argument: 'formula', expected, received })
}
