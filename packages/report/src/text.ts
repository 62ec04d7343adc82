/**
 * Text made safe to stand in HTML and XML, as content or inside a quoted attribute: the five special characters are
 * escaped, and characters that XML forbids (controls, halves of surrogate pairs) become U+FFFD.
 */
export function escapeHtml(text: string): string {
  return legible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** Text without the characters that XML forbids; each becomes U+FFFD. Tab, newline and carriage return stay. */
export function legible(text: string): string {
  return text.replace(/[^\t\n\r\P{Cc}]|\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD')
}

/**
 * Text for a chart: on one line of at most `limit` characters (default 36), with an ellipsis for what was cut. Names of
 * properties that every object has get a no-break space: ECharts looks text up in plain objects, where `__proto__` as the
 * name of a series would reach, and change, the prototype of all objects.
 */
export function drawnText(text: string, limit: number = 36): string {
  const characters = Array.from(legible(text).replace(/\s+/gu, ' '))
  const line = characters.length <= limit ? characters.join('') : `${characters.slice(0, limit - 1).join('')}…`
  return line in {} ? `${line}\u00a0` : line
}

/** A name for an `id` attribute: lower-case letters, digits and hyphens; `section` when nothing is left. */
export function slug(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/gu)
  return words === null ? 'section' : words.join('-')
}

/** FNV-1a hash of the UTF-16 code units as 8 hex digits: short ids that depend on nothing but the content. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
