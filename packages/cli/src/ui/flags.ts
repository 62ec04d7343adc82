import { type AnyRule, OptionError, type Rules, resolveOptions } from '@ortho/core'
import { type Command, Option } from 'commander'

/** Adds one flag per rule to a command, but for those in `except`: `learningRate` becomes `--learning-rate <real>`. */
export function addFlags<O>(command: Command, rules: Rules<O>, except: readonly string[] = []): Command {
  for (const [name, rule] of Object.entries<AnyRule>(rules)) if (!except.includes(name)) command.addOption(flag(name, rule))
  return command
}

/** The options of a command as its rules want them: numbers parsed, defaults filled in, everything checked. */
export function readFlags<O>(where: string, rules: Rules<O>, given: Readonly<Record<string, unknown>>): Required<O> {
  const names = new Set(Object.keys(rules))
  return resolveOptions<O>(where, rules, pick<O>(given, names))
}

function pick<O>(given: Readonly<Record<string, unknown>>, names: ReadonlySet<string>): Partial<O>
function pick(given: Readonly<Record<string, unknown>>, names: ReadonlySet<string>): object {
  return Object.fromEntries(Object.entries(given).filter(([name, value]) => names.has(name) && value !== undefined))
}

function flag(name: string, rule: AnyRule): Option {
  const long = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  const says = `${rule.says ?? name} (default ${JSON.stringify(rule.default)})`
  switch (rule.kind) {
    case 'flag':
      return new Option(long, says)
    case 'int':
    case 'real':
      return new Option(`${long} <${rule.kind}>`, says).argParser((text) => numberOf(long, text))
    case 'choice':
      return new Option(`${long} <name>`, `${says}: ${rule.of.join(', ')}`)
    case 'text':
    case 'custom':
      return new Option(`${long} <value>`, says)
  }
}

/** @throws OptionError when `text` is not a number. */
export function numberOf(flagName: string, text: string): number {
  const value = text.trim() === '' ? NaN : Number(text)
  if (!Number.isNaN(value)) return value
  throw new OptionError({ where: 'ortho', argument: flagName, expected: 'a number', received: `"${text}"` })
}
