import type { CatalogEntry } from '@ortho/core'
import { type Output, show, tableText } from '../ui/output.ts'

/** `ortho list`: every method, one line each. */
export function list(entries: readonly CatalogEntry[], output: Output): void {
  const methods = entries.map(({ id, kind, title, status, summary, experiment }) => ({
    id,
    kind,
    title,
    status,
    summary,
    experiment: experiment !== undefined,
  }))
  show(output, { methods }, () =>
    tableText({
      title: `${methods.length} methods`,
      columns: ['id', 'kind', 'status', 'what it does'],
      rows: methods.map(({ id, kind, status, summary }) => [id, kind, status, summary]),
    }),
  )
}
