import { mathFunctions } from './math.ts'
import { trigonometricFunctions } from './trigonometry.ts'

/** Functions on int32 that operations call, by name. */
const integerFunctions: Readonly<Record<string, string>> = {
  integer_mod: `fn integer_mod(x: i32, y: i32) -> i32 {
  if (y == 0) { return 0; }
  if (y == -1) { return 0; }
  let r = x % y;
  return select(r, r + y, r != 0 && (r < 0) != (y < 0));
}
`,
  integer_pow: `fn integer_pow(x: i32, y: i32) -> i32 {
  var result = 1;
  var base = x;
  var rest = y;
  while (rest > 0) {
    if ((rest & 1) == 1) { result *= base; }
    base *= base;
    rest >>= 1u;
  }
  return result;
}
`,
  float_to_int: `fn float_to_int(x: f32) -> i32 {
  return i32(trunc(x));
}
`,
}

/** For each of the functions here, which it calls; noted when it is first used. */
let callees: Map<string, readonly string[]> | undefined

/** The functions that `code` calls, and those that they call, each once and before its caller. */
export function helpers(code: string): string {
  const seen = new Set<string>()
  const found: string[] = []
  const collect = (names: readonly string[]): void => {
    for (const name of names) {
      if (seen.has(name)) continue
      seen.add(name)
      const body = bodyOf(name)
      if (body === undefined) continue
      collect(calleesOf(name, body))
      found.push(body)
    }
  }
  collect(called(code))
  return found.join('')
}

function bodyOf(name: string): string | undefined {
  return [mathFunctions, trigonometricFunctions, integerFunctions].find((functions) => Object.hasOwn(functions, name))?.[name]
}

function calleesOf(name: string, body: string): readonly string[] {
  callees ??= new Map()
  let names = callees.get(name)
  if (names === undefined) {
    names = called(body).filter((other) => other !== name && bodyOf(other) !== undefined)
    callees.set(name, names)
  }
  return names
}

/** Names that stand before a parenthesis. */
function called(code: string): string[] {
  return Array.from(code.matchAll(/\b([a-z]\w*)\(/g), ([, name = '']) => name)
}
