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
  expLeast,
  expNormal,
  log2e,
  expLn2High,
  expLn2Low,
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
  tanhMost,
  tanhBias,
}

// In the order of K: minimax coefficients of exp, and those of fdlibm and Cephes for log; see math.ts. Where float32 needs
// fewer, the rest is 0 and not read.
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
  -708, // expLeast
  708, // expNormal
  1.4426950408889634, // log2e
  6.9314718036912382e-1, // expLn2High
  1.9082149292705877e-10, // expLn2Low
  2.224896488994936e-9, // exp12
  2.508801091862965e-8, // exp11
  2.755261974185181e-7, // exp10
  2.7557307031296895e-6, // exp9
  2.4801593334555118e-5, // exp8
  0.00019841269822143143, // exp7
  0.0013888888885421932, // exp6
  0.008333333333346802, // exp5
  0.041666666666674936, // exp4
  0.16666666666666646, // exp3
  0.49999999999999994, // exp2
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
  20, // tanhMost
  0.2, // tanhBias
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
  -87, // expLeast
  87, // expNormal
  1.4426950408889634, // log2e
  0.693359375, // expLn2High
  -2.1219444e-4, // expLn2Low
  0, // exp12
  0, // exp11
  0, // exp10
  0, // exp9
  0, // exp8
  0.00021035836834926158, // exp7
  0.0013941333163529634, // exp6
  0.008331257849931717, // exp5
  0.04166632145643234, // exp4
  0.16666674613952637, // exp3
  0.5, // exp2
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
  9.5, // tanhMost
  0.2, // tanhBias
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
