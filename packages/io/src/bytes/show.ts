const LONGEST = 80

/**
 * Text from a file, quoted for a message. Long or hostile text is cut and control characters are escaped, so
 * that a message stays one readable line whatever the file holds.
 */
export function show(text: string): string {
  return JSON.stringify(clip(text))
}

/** `text`, cut to a length that fits in a message. */
export function clip(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
