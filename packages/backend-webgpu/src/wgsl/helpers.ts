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

/** The functions that `code` calls, and those that they call, each before its caller. */
export function helpers(code: string): string {
  const functions = { ...mathFunctions, ...trigonometricFunctions, ...integerFunctions }
  const found: string[] = []
  const collect = (text: string): void => {
    for (const [name, body] of Object.entries(functions)) {
      if (found.includes(body) || !new RegExp(`\\b${name}\\(`).test(text.replace(`fn ${name}(`, ''))) continue
      collect(body)
      if (!found.includes(body)) found.push(body)
    }
  }
  collect(code)
  return found.join('')
}
