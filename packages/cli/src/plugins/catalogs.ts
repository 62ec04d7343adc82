import { type CatalogEntry, MethodError, didYouMean } from '@ortho/core'
import { catalog as core } from '@ortho/core/catalog'
import { catalog as linalg } from '@ortho/linalg/catalog'
import { catalog as optim } from '@ortho/optim/catalog'

/** The methods of the packages that come with the command, and of the plugins that were enabled; none is loaded. */
export function catalogOf(plugins: readonly (readonly CatalogEntry[])[] = []): CatalogEntry[] {
  const entries = [...core, ...linalg, ...optim, ...plugins.flat()]
  const seen = new Set<string>()
  for (const { id } of entries) {
    if (seen.has(id)) {
      throw new MethodError({
        where: 'ortho',
        argument: id,
        expected: 'the id of one method',
        received: 'two',
        hint: 'Leave a plugin out.',
      })
    }
    seen.add(id)
  }
  return entries.sort((a, b) => a.id.localeCompare(b.id, 'en'))
}

/** The entry a person means: by id, another name, or the part after the slash. @throws MethodError when none or several fit. */
export function findEntry(entries: readonly CatalogEntry[], name: string): CatalogEntry {
  const exact = entries.find(({ id }) => id === name)
  if (exact !== undefined) return exact
  const fits = entries.filter(({ id, aka = [] }) => id.slice(id.indexOf('/') + 1) === name || aka.includes(name))
  const [first, second] = fits
  if (first !== undefined && second === undefined) return first
  throw new MethodError({
    where: 'ortho',
    argument: name,
    expected: 'the id of one method',
    received: first === undefined ? 'an unknown one' : `that of several (${fits.map(({ id }) => id).join(', ')})`,
    hint:
      didYouMean(
        name,
        entries.map(({ id }) => id.slice(id.indexOf('/') + 1)),
      ) ?? '`ortho list` shows all of them.',
  })
}
