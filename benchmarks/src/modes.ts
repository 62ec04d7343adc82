import { spawnSync } from 'node:child_process'

/** Flags of V8 that may turn relaxed SIMD on or off, depending on its version. */
const CANDIDATES: readonly (readonly string[])[] = [[], ['--experimental-wasm-relaxed-simd'], ['--no-experimental-wasm-relaxed-simd']]

/**
 * Flags that start Node without relaxed SIMD and with it, as far as this version can: Node 20 needs a flag for it, later
 * ones have it always.
 */
export function simdFlags(): (readonly string[])[] {
  const found = new Map<string, readonly string[]>()
  for (const flags of CANDIDATES) {
    const answer = probe(flags)
    if (answer !== undefined && !found.has(answer)) found.set(answer, flags)
  }
  return [found.get('false'), found.get('true')].filter((flags) => flags !== undefined)
}

/** `true` or `false`: whether Node with these flags has relaxed SIMD; undefined when it does not know them. */
function probe(flags: readonly string[]): string | undefined {
  const module = JSON.stringify(new URL('./simd.js', import.meta.url).href)
  const script = `import(${module}).then(({ hasRelaxedSimd }) => process.stdout.write(String(hasRelaxedSimd())))`
  const { status, stdout } = spawnSync(process.execPath, [...flags, '--eval', script], { encoding: 'utf8' })
  return status === 0 ? stdout : undefined
}
