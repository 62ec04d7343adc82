import { FormatError } from '@ortho/core'

/** A value of JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** An object of JSON. */
export type JsonObject = Readonly<Record<string, Json>>

/** True for an object, not an array. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Parses JSON that must be an object. @throws FormatError naming `where`. */
export function parseJsonObject(text: string, where: string): JsonObject {
  let value: Json
  try {
    value = parseJson(text)
  } catch (error) {
    throw new FormatError({ where, expected: 'JSON', received: error instanceof Error ? error.message : String(error) }, error)
  }
  if (isJsonObject(value)) return value
  throw new FormatError({ where, expected: 'a JSON object', received: describe(value) })
}

/** `JSON.parse` gives JSON, but its type does not say so. */
function parseJson(text: string): Json
function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text)
  return value
}

/**
 * Reads the fields of a JSON object one by one with their types, and knows which were not asked for. A field that is null
 * counts as missing, as in `transformers`.
 */
export class FieldReader {
  private readonly object: JsonObject
  private readonly where: string
  private readonly prefix: string
  private readonly used = new Set<string>()

  /**
   * @param where - file for messages.
   * @param prefix - put before names in messages, such as `rope_scaling.`.
   */
  constructor(object: JsonObject, where: string, prefix = '') {
    this.object = object
    this.where = where
    this.prefix = prefix
  }

  /** The value of `name`; undefined when it is missing or null. */
  any(name: string): Json | undefined {
    this.used.add(name)
    return Object.hasOwn(this.object, name) ? (this.object[name] ?? undefined) : undefined
  }

  /** A number. Without `missing` it is required. */
  number(name: string, missing?: number): number {
    const value = this.any(name) ?? missing
    return typeof value === 'number' ? value : this.fail(name, 'a number', value)
  }

  /** True or false, `missing` by default. */
  flag(name: string, missing: boolean): boolean {
    const value = this.any(name) ?? missing
    return typeof value === 'boolean' ? value : this.fail(name, 'true or false', value)
  }

  /** A text. Without `missing` it is required. */
  text(name: string, missing?: string): string {
    const value = this.any(name) ?? missing
    return typeof value === 'string' ? value : this.fail(name, 'a string', value)
  }

  /** An object, or undefined. */
  record(name: string): JsonObject | undefined {
    const value = this.any(name)
    return value === undefined || isJsonObject(value) ? value : this.fail(name, 'an object', value)
  }

  /** One token id, or null; `missing` where there is no such field. */
  token(name: string, missing: number | null): number | null {
    const value = this.any(name) ?? (Object.hasOwn(this.object, name) ? null : missing)
    return value === null || typeof value === 'number' ? value : this.fail(name, 'a token id or null', value)
  }

  /** One token id, several, or null; `missing` where there is no such field. */
  tokens(name: string, missing: number | null): number | readonly number[] | null {
    const value = this.any(name)
    return isNumbers(value) ? value : this.token(name, missing)
  }

  /** Fields that were never asked for. */
  rest(): JsonObject {
    return Object.fromEntries(Object.entries(this.object).filter(([name]) => !this.used.has(name)))
  }

  /** Throws about a field. */
  fail(name: string, expected: string, received: Json | undefined, hint?: string): never {
    throw new FormatError({ where: this.where, argument: this.prefix + name, expected, received: describe(received), hint })
  }
}

function isNumbers(value: Json | undefined): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number')
}

const LONGEST = 80

/** A value for a message: short, on one line. */
export function describe(value: Json | undefined): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
