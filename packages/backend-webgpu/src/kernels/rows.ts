import { type RoutineKernels, type Storage, type View, sizeOf } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import { mergedAxes } from '../wgsl/axes.ts'
import { floatUnary } from '../wgsl/functions.ts'
import { helpers } from '../wgsl/helpers.ts'
import { orderFunctions } from '../wgsl/order.ts'
import { THREADS, bindings, elementProgram, floatBits, groupsFor } from '../wgsl/program.ts'
import { Words, groupProgram, placeFunction, powerOfTwoFrom } from '../wgsl/words.ts'
import { treeText } from './reduce.ts'
import { whole } from './views.ts'

/** A quantity of a row that its elements are folded to, in WGSL. */
interface RowFold {
  readonly name: string
  readonly type: 'f32' | 'u32' | 'vec2<f32>'
  /** What one element adds: an expression of `x` and `y`, and of the quantities before. */
  readonly term: string
  /** Expression that joins `a` and `b`. */
  readonly join: string
  /** Statement that follows when it is known. */
  readonly then: string
}

/** What is made of each row. */
interface RowRule {
  readonly folds: readonly RowFold[]
  /** Expression of an element of the result. `n` is the length as a float, `eps` a parameter. */
  readonly result: string
}

const peak: RowFold = {
  name: 'peak_key',
  type: 'u32',
  // As an unsigned number, so that NaN is not lost.
  term: 'select(ordered(bitcast<u32>(x)), 0xffffffffu, is_missing(bitcast<u32>(x)))',
  join: 'max(a, b)',
  then: 'let peak = bitcast<f32>(unordered(peak_key));',
}

function exponentials(): RowFold {
  return { name: 'total', type: 'f32', term: floatUnary.exp('(x - peak)'), join: 'a + b', then: '' }
}

const along: RowFold = { name: 'along', type: 'f32', term: 'x * y', join: 'a + b', then: '' }
const squares: RowFold = { name: 'squares', type: 'f32', term: 'x * x', join: 'a + b', then: 'let r = 1.0 / sqrt(squares / n + eps);' }
const both: RowFold = { name: 'sums', type: 'vec2<f32>', term: 'vec2(x * x, x * y)', join: 'a + b', then: 'let r = 1.0 / sqrt(sums.x / n + eps);' } // prettier-ignore

/** Kernels along the last axis, gated activations and rotations: each reads its operands from memory once. */
export function rowKernels(
  gpu: Gpu,
): Pick<
  RoutineKernels,
  'softmax' | 'logSoftmax' | 'softmaxTangent' | 'rmsNormalize' | 'rmsNormalizeTangent' | 'silu' | 'siluTangent' | 'rotateHalves'
> {
  return {
    softmax: (x) => eachRow(gpu, { folds: [peak, exponentials()], result: `${floatUnary.exp('(x - peak)')} / total` }, [x]),
    logSoftmax: (x) => eachRow(gpu, { folds: [peak, exponentials()], result: `x - peak - ${floatUnary.log('total')}` }, [x]),
    softmaxTangent: (s, t) => eachRow(gpu, { folds: [along], result: 'x * (y - along)' }, [s, t]),
    rmsNormalize: (x, eps) => eachRow(gpu, { folds: [squares], result: 'x * r' }, [x], eps),
    rmsNormalizeTangent: (x, t, eps) => eachRow(gpu, { folds: [both], result: 'r * y - r * r * r * (sums.y / n) * x' }, [x, t], eps),
    silu: (x) => silu(gpu, x),
    siluTangent: (x, t) => siluTangent(gpu, x, t),
    rotateHalves: (x, cos, sin) => rotateHalves(gpu, x, cos, sin),
  }
}

/**
 * One launch: some threads of a workgroup take a row, keep their elements in workgroup memory, and fold them in trees. Rows too
 * long for it are read again for each fold; what a workgroup has just read is still near it then.
 */
function eachRow(gpu: Gpu, rule: RowRule, operands: readonly View[], eps = 0): Storage {
  const { shape } = operands[0]!
  const out = gpu.allocate('float32', sizeOf(shape))
  if (out.count === 0) return out
  const n = shape.at(-1)!
  const rows = out.count / n
  const lanes = Math.min(THREADS, powerOfTwoFrom(n / 4))
  const slots = THREADS / lanes
  const groups = Math.ceil(rows / slots)
  const words = new Words()
  const [all, count, length, epsWord, laneCount, slotCount] = [groups, rows, n, floatBits(eps), lanes, slots].map((value) =>
    words.add(value),
  )
  const across = mergedAxes(shape.slice(0, -1), operands.map(({ strides }) => strides.slice(0, -1))) // prettier-ignore
  const places = operands.map((_, k) => placeFunction(`row${k}`, words, across.sizes, across.strides[k]!))
  const each = keptElements(gpu, Math.ceil(n / lanes), operands.length)
  const texts = operands.map(({ strides, offset }, k) => ({ offset: words.add(offset), step: words.add(strides.at(-1)!), k }))
  const from = texts.map(({ offset, k }) => `  let from${k} = ${offset} + row${k}(row);`).join('\n')
  // The first fold reads the operands, the others what is kept of them.
  const values = (first: boolean): string =>
    texts
      .map(({ step, k }) => {
        const name = 'xy'[k]!
        const kept = `kept${k}[(t - lane) * slots + thread]`
        if (each > 0 && !first) return `let ${name} = ${kept};`
        return `let ${name} = in${k}[from${k} + t * ${step}];${each > 0 ? ` ${kept} = ${name};` : ''}`
      })
      .join(' ')
  const body = `  let lanes = ${laneCount};
  let slots = ${slotCount};
  let lane = thread % lanes;
  let row = g * slots + thread / lanes;
  let end = select(0u, ${length}, row < ${count});
  let n = f32(${length});
  let eps = bitcast<f32>(${epsWord});
${from}
${rule.folds.map((fold, k) => foldText(fold, laneCount!, values(k === 0))).join('\n')}
  for (var t = lane; t < end; t += lanes) {
    ${values(false)}
    out0[row * ${length} + t] = ${rule.result};
  }`
  const shared = operands.map((_, k) => (each > 0 ? `var<workgroup> kept${k}: array<f32, ${each * THREADS}>;\n` : ''))
  const code = [
    bindings(operands.map(() => 'f32'), ['f32']), // prettier-ignore
    orderFunctions,
    ...rule.folds.map(foldFunctions),
    ...places,
    ...shared,
    helpers(body),
    groupProgram(all!, THREADS, body),
  ].join('')
  gpu.launch({ code, reads: operands, writes: [out], params: words.list, groups: groupsFor(groups, 1) })
  return out
}

/** Elements that each thread keeps of each operand, a power of two; 0 where the device's workgroup memory is too small. */
function keptElements(gpu: Gpu, each: number, operands: number): number {
  const size = powerOfTwoFrom(each)
  // 4 KiB are for the trees, 32 KiB enough: more would leave a processor with few workgroups.
  const room = Math.min(gpu.device.limits.maxComputeWorkgroupStorageSize, 36_864) - 4096
  return 4 * THREADS * size * operands <= room ? size : 0
}

function foldFunctions({ name, type, join }: RowFold): string {
  return `fn join_${name}(a: ${type}, b: ${type}) -> ${type} {
  return ${join};
}
var<workgroup> all_${name}: array<${type}, ${THREADS}>;
`
}

function foldText({ name, type, term, then }: RowFold, lanes: string, values: string): string {
  // Every lane needs the whole.
  return `  var ${name} = ${type}();
  for (var t = lane; t < end; t += lanes) {
    ${values}
    ${name} = join_${name}(${name}, ${term});
  }
${treeText(name, lanes, '1u', `join_${name}`, `all_${name}`)}
  workgroupBarrier();
  ${name} = all_${name}[thread - lane];
  ${then}`
}

/** x·σ(x), an expression that runs with its neighbours. */
function silu(gpu: Gpu, x: View): Storage {
  gpu.readAgain(x)
  const gate = gpu.elementwise({ kind: 'unary', op: 'sigmoid' }, 'float32', [x])
  gpu.readAgain(x)
  const result = gpu.elementwise({ kind: 'binary', op: 'mul' }, 'float32', [x, whole(gate, x.shape)])
  gpu.release(gate)
  return result
}

/** t·σ(x)·(1 + x·σ(−x)), an expression that runs with its neighbours. */
function siluTangent(gpu: Gpu, x: View, t: View): Storage {
  gpu.bufferOf(x.storage)
  const made: Storage[] = []
  const note = (storage: ReturnType<typeof gpu.elementwise>): View => {
    made.push(storage)
    return whole(storage, x.shape)
  }
  const unary = (op: 'sigmoid' | 'neg', of: View): View => note(gpu.elementwise({ kind: 'unary', op }, 'float32', [of]))
  const binary = (op: 'add' | 'mul', a: View, b: View): View => note(gpu.elementwise({ kind: 'binary', op }, 'float32', [a, b]))
  const slope = binary('add', note(gpu.constant(x.shape, 'float32', 1)), binary('mul', x, unary('sigmoid', unary('neg', x))))
  const result = gpu.elementwise({ kind: 'binary', op: 'mul' }, 'float32', [t, binary('mul', unary('sigmoid', x), slope)])
  for (const storage of made) gpu.release(storage)
  return result
}

/** One thread a pair of elements that turn. */
function rotateHalves(gpu: Gpu, x: View, cos: View, sin: View): Storage {
  const half = cos.shape.at(-1)!
  const out = gpu.allocate('float32', sizeOf(x.shape))
  if (out.count === 0) return out
  const words = new Words()
  const [count, width, first, second, cosine, sine] = [
    out.count / 2, half, x.offset, x.offset + half * x.strides.at(-1)!, cos.offset, sin.offset,
  ].map((value) => words.add(value)) // prettier-ignore
  const { sizes, strides } = mergedAxes(cos.shape, [x.strides, cos.strides, sin.strides])
  const places = ['x_at', 'cos_at', 'sin_at'].map((name, k) => placeFunction(name, words, sizes, strides[k]!))
  const body = `  let place = x_at(i);
  let a = in0[${first} + place];
  let b = in0[${second} + place];
  let c = in1[${cosine} + cos_at(i)];
  let s = in2[${sine} + sin_at(i)];
  let target_place = i + i / ${width} * ${width};
  out0[target_place] = a * c - b * s;
  out0[target_place + ${width}] = b * c + a * s;`
  const code = bindings(['f32', 'f32', 'f32'], ['f32']) + places.join('') + elementProgram(count!, body)
  gpu.launch({ code, reads: [x, cos, sin], writes: [out], params: words.list, groups: groupsFor(out.count / 2) })
  return out
}
