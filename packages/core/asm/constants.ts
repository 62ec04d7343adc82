/** Names of the rows of the tables below. */
export const enum K {
  one,
  two,
  half,
  negativeZero,
  infinity,
  negativeInfinity,
  nan,
  shifter,
  expLow,
  expHigh,
  expNormal,
  log2e,
  expLn2High,
  expLn2Low,
  exp13,
  exp12,
  exp11,
  exp10,
  exp9,
  exp8,
  exp7,
  exp6,
  exp5,
  exp4,
  exp3,
  exp2,
  smallestNormal,
  logScale,
  logBias,
  logScaledBias,
  logLn2High,
  logLn2Low,
  log1,
  log2,
  log3,
  log4,
  log5,
  log6,
  log7,
  tanhEdge,
  tanh0,
  tanh1,
  tanh2,
  tanh3,
  tanh4,
  tanh5,
  minusTwo,
}

// In the order of K. The constants of exp, log and tanh are those of Taylor, fdlibm and Cephes; see math.ts. Where float32
// needs fewer, the rest is 0 and not read.
// prettier-ignore
const wide: usize = memory.data<f64>([
  1, // one
  2, // two
  0.5, // half
  -0.0, // negativeZero
  Infinity, // infinity
  -Infinity, // negativeInfinity
  NaN, // nan
  6755399441055744, // shifter
  -746, // expLow
  710, // expHigh
  -708, // expNormal
  1.4426950408889634, // log2e
  6.9314718036912382e-1, // expLn2High
  1.9082149292705877e-10, // expLn2Low
  1.6059043836821613e-10, // exp13
  2.08767569878681e-9, // exp12
  2.505210838544172e-8, // exp11
  2.755731922398589e-7, // exp10
  2.7557319223985893e-6, // exp9
  2.48015873015873e-5, // exp8
  1.984126984126984e-4, // exp7
  1.3888888888888889e-3, // exp6
  8.333333333333333e-3, // exp5
  4.1666666666666664e-2, // exp4
  1.6666666666666666e-1, // exp3
  0.5, // exp2
  2.2250738585072014e-308, // smallestNormal
  18014398509481984, // logScale
  1023, // logBias
  1077, // logScaledBias
  6.9314718036912382e-1, // logLn2High
  1.9082149292705877e-10, // logLn2Low
  6.66666666666673513e-1, // log1
  3.999999999940941908e-1, // log2
  2.857142874366239149e-1, // log3
  2.222219843214978396e-1, // log4
  1.818357216161805012e-1, // log5
  1.531383769920937332e-1, // log6
  1.479819860511658591e-1, // log7
  0.625, // tanhEdge
  -9.64399179425052238628e-1, // tanh0
  -9.92877231001918586564e1, // tanh1
  -1.61468768441708447952e3, // tanh2
  1.12811678491632931402e2, // tanh3
  2.23548839060100448583e3, // tanh4
  4.84406305325125486048e3, // tanh5
  -2, // minusTwo
], 16)
// prettier-ignore
const narrow: usize = memory.data<f32>([
  1, // one
  2, // two
  0.5, // half
  -0.0, // negativeZero
  Infinity, // infinity
  -Infinity, // negativeInfinity
  NaN, // nan
  12582912, // shifter
  -104, // expLow
  89, // expHigh
  -87, // expNormal
  1.4426950408889634, // log2e
  0.693359375, // expLn2High
  -2.1219444e-4, // expLn2Low
  0, // exp13
  0, // exp12
  0, // exp11
  0, // exp10
  0, // exp9
  0, // exp8
  1.98756915e-4, // exp7
  1.3981999507e-3, // exp6
  8.3334519073e-3, // exp5
  4.1665795894e-2, // exp4
  1.6666665459e-1, // exp3
  5.0000001201e-1, // exp2
  1.1754943508222875e-38, // smallestNormal
  33554432, // logScale
  127, // logBias
  152, // logScaledBias
  6.9313812256e-1, // logLn2High
  9.0580006145e-6, // logLn2Low
  0.66666662693, // log1
  0.40000972152, // log2
  0.28498786688, // log3
  0.24279078841, // log4
  0, // log5
  0, // log6
  0, // log7
  0.625, // tanhEdge
  -5.70498872745e-3, // tanh0
  2.06390887954e-2, // tanh1
  -5.37397155531e-2, // tanh2
  1.33314422036e-1, // tanh3
  -3.33332819422e-1, // tanh4
  0, // tanh5
  -2, // minusTwo
], 16)

/**
 * A vector full of a constant, from memory: V8 would rebuild a literal from general registers in every iteration of a loop,
 * three instructions to the one of a load.
 */
// @ts-ignore: decorator
@inline
export function constant<T>(k: K): v128 {
  if (sizeof<T>() == 8) return v128.load_splat<f64>(wide + 8 * k)
  return v128.load_splat<f32>(narrow + 4 * k)
}
