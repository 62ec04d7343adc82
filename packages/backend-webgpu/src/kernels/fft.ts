import { type RoutineKernels, type Storage, type View, rootsOfUnity, sizeOf } from '@ortho/core'
import { bufferUsage } from '../device/constants.ts'
import type { Gpu } from '../gpu.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { mergedAxes } from '../wgsl/axes.ts'
import { bindings, elementProgram, floatBits, groupsFor } from '../wgsl/program.ts'
import { Words } from '../wgsl/words.ts'
import { HELD, type Source, type Target, launchPass, planesOf } from './fft-pass.ts'
import { whole } from './views.ts'

/** Largest prime factor that is transformed by its definition; with a larger one Bluestein's convolution is cheaper. */
const LARGEST_RADIX = 61

/** Lengths whose tables are kept on the device. */
const KEPT = 16

/** Tables on the device by name; the one unused for longest makes room for the next. They are beside the pool: no tensor holds them. */
type Tables = Map<string, { readonly storage: GpuStorage; readonly buffer: GPUBuffer }>

/** The Fourier transform. */
export function fftKernels(gpu: Gpu): Pick<RoutineKernels, 'fft'> {
  const tables: Tables = new Map()
  return { fft: (x, inverse) => fft(gpu, tables, x, inverse) }
}

function fft(gpu: Gpu, tables: Tables, x: View, inverse: boolean): Storage {
  const out = gpu.allocate('float32', sizeOf(x.shape))
  if (out.count === 0) return out
  const n = x.shape.at(-1)!
  const rows = out.count / 2 / n
  const { sizes, strides } = mergedAxes(x.shape.slice(1, -1), [x.strides.slice(1, -1)])
  // One step from row to row is all that a pass knows.
  const copied = sizes.length > 1 ? gpu.elementwise({ kind: 'cast' }, 'float32', [x]) : undefined
  const im = x.offset + x.strides[0]!
  const plain: Source =
    copied === undefined ? { view: x, starts: [x.offset, im], steps: [strides[0]![0] ?? 0, x.strides.at(-1)!] } : planesOf(copied, n)
  // The inverse transform is the forward one with real and imaginary parts exchanged.
  const [re, im0] = plain.starts
  const from: Source = inverse ? { ...plain, starts: [im0, re] } : plain
  const to = planesOf(out, n, inverse)
  const factors = primeFactors(n)
  if (factors.every((factor) => factor <= LARGEST_RADIX)) transform(gpu, tables, { n, rows, factors }, from, to)
  else bluestein(gpu, tables, n, rows, from, to)
  if (copied !== undefined) gpu.release(copied)
  return out
}

/** Prime factors, descending. */
function primeFactors(n: number): number[] {
  const factors: number[] = []
  let rest = n
  for (let p = 2; rest > 1; p++) {
    if (p * p > rest) p = rest
    for (; rest % p === 0; rest /= p) factors.unshift(p)
  }
  return factors
}

/** The factors in as few groups as can be, of nearly equal products: each group is a pass over memory. */
export function passesOf(factors: readonly number[]): number[][] {
  const n = factors.reduce((a, b) => a * b, 1)
  if (n <= HELD) return [radicesOf(factors)]
  // Products of 256 leave room for four transforms side by side in a workgroup.
  for (let count = Math.ceil(Math.log2(n) / 8); ; count++) {
    const groups = Array.from({ length: count }, () => ({ product: 1, members: [] as number[] }))
    for (const factor of factors) {
      const smallest = groups.reduce((a, b) => (b.product < a.product ? b : a))
      smallest.product *= factor
      smallest.members.push(factor)
    }
    if (groups.every(({ product }) => product <= HELD)) return groups.map(({ members }) => radicesOf(members))
  }
}

/** Twos in pairs: radix 4 has fewer multiplications and fewer passes. */
function radicesOf(factors: readonly number[]): number[] {
  const twos = factors.filter((factor) => factor === 2).length
  const others = factors.filter((factor) => factor !== 2)
  return [...new Array<number>(Math.floor(twos / 2)).fill(4), ...new Array<number>(twos % 2).fill(2), ...others]
}

/** The passes of a transform whose prime factors are small. */
function transform(
  gpu: Gpu,
  tables: Tables,
  { n, rows, factors }: { n: number; rows: number; factors: readonly number[] },
  from: Source,
  to: Target,
): void {
  const roots = table(gpu, tables, `roots ${n}`, 2 * n, (storage) => {
    const { re, im } = rootsOfUnity(n)
    gpu.recorder.write(gpu.bufferOf(storage), Float32Array.from({ length: 2 * n }, (_, i) => (i % 2 === 0 ? re : im)[i >> 1]!)) // prettier-ignore
  })
  const passes = passesOf(factors)
  let done = 1
  let source: Source = from
  let made: GpuStorage | undefined
  passes.forEach((radices, k) => {
    const spare = k === passes.length - 1 ? undefined : gpu.allocate('float32', 2 * rows * n)
    const target = spare === undefined ? to : planesOf(spare, n)
    launchPass(gpu, { n, rows, radices, done, roots }, source, target)
    if (made !== undefined) gpu.release(made)
    made = spare
    source = target
    done *= radices.reduce((a, b) => a * b, 1)
  })
}

/**
 * L. I. Bluestein (1970): with bⱼ = exp(πi·j²/n), X_k = b̄_k·Σⱼ (xⱼ·b̄ⱼ)·b_{k−j}, a convolution done by transforms of a power of
 * two.
 */
function bluestein(gpu: Gpu, tables: Tables, n: number, rows: number, from: Source, to: Target): void {
  let size = 1
  while (size < 2 * n - 1) size *= 2
  const factors = primeFactors(size)
  const chirp = table(gpu, tables, `chirp ${n}`, 2 * n, (storage) => {
    gpu.recorder.write(gpu.bufferOf(storage), chirpPlanes(n, n, -1))
  })
  const filter = table(gpu, tables, `filter ${n}`, 2 * size, (storage) => {
    const around = gpu.upload(chirpPlanes(n, size, 1), 'float32')
    transform(gpu, tables, { n: size, rows: 1, factors }, planesOf(around, size), planesOf(storage, size))
    gpu.release(around)
  })
  const [first, second] = [gpu.allocate('float32', 2 * rows * size), gpu.allocate('float32', 2 * rows * size)]
  const length = { n: size, rows, factors }
  multiply(gpu, { rows, width: size, most: n, scale: 1 }, from, chirp, planesOf(first, size))
  transform(gpu, tables, length, planesOf(first, size), planesOf(second, size))
  multiply(gpu, { rows, width: size, most: size, scale: 1 }, planesOf(second, size), filter, planesOf(first, size))
  transform(gpu, tables, length, planesOf(first, size, true), planesOf(second, size, true))
  multiply(gpu, { rows, width: n, most: n, scale: 1 / size }, planesOf(second, size), chirp, to)
  gpu.release(first)
  gpu.release(second)
}

/** Real, then imaginary parts of exp(±πi·j²/n), once forwards and, where there is room, once backwards around the circle. */
function chirpPlanes(n: number, size: number, sign: 1 | -1): Float32Array<ArrayBuffer> {
  const roots = rootsOfUnity(2 * n)
  const planes = new Float32Array(2 * size)
  for (let j = 0; j < n; j++) {
    // j² is reduced modulo the period 2n in integers, so that the angle stays exact.
    const k = (j * j) % (2 * n)
    for (const place of size > n && j > 0 ? [j, size - j] : [j]) {
      planes[place] = roots.re[k]!
      planes[size + place] = -sign * roots.im[k]!
    }
  }
  return planes
}

/** Rows times the numbers of a table `[2, …]`, times `scale`; zeros from element `most` on. */
function multiply(
  gpu: Gpu,
  size: { rows: number; width: number; most: number; scale: number },
  from: Source,
  factors: GpuStorage,
  to: Target,
): void {
  const words = new Words()
  const [count, width, most, scale, half, inRow, step, inRe, inIm, outRow, outRe, outIm] = [
    size.rows * size.width, size.width, size.most, floatBits(size.scale), factors.count / 2,
    ...from.steps, ...from.starts, to.steps[0], ...to.starts,
  ].map((value) => words.add(value)) // prettier-ignore
  const body = `  let row = i / ${width};
  let j = i % ${width};
  var value = vec2(0.0);
  if (j < ${most}) {
    let place = row * ${inRow} + j * ${step};
    let a = vec2(in0[${inRe} + place], in0[${inIm} + place]);
    let b = vec2(in1[j], in1[${half} + j]);
    value = bitcast<f32>(${scale}) * vec2(a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x);
  }
  out0[${outRe} + row * ${outRow} + j] = value.x;
  out0[${outIm} + row * ${outRow} + j] = value.y;`
  const code = bindings(['f32', 'f32'], ['f32']) + elementProgram(count!, body)
  const reads = [from.view, whole(factors, [factors.count])]
  gpu.launch({ code, reads, writes: [to.storage], params: words.list, groups: groupsFor(size.rows * size.width) })
}

/** A table of `count` floats on the device, filled when first asked for. */
function table(gpu: Gpu, tables: Tables, name: string, count: number, fill: (storage: GpuStorage) => void): GpuStorage {
  const known = tables.get(name)
  if (known !== undefined) {
    // Now the youngest: none that a call uses makes room for another of it.
    tables.delete(name)
    tables.set(name, known)
    return known.storage
  }
  for (const [oldest, { buffer }] of tables) {
    if (tables.size < KEPT) break
    tables.delete(oldest)
    // Launches that wait may read it.
    gpu.recorder.flush()
    buffer.destroy()
  }
  const size = Math.max(256, 4 * count)
  const buffer = gpu.device.createBuffer({ size, usage: bufferUsage.storage | bufferUsage.copyTarget })
  const storage: GpuStorage = { dtype: 'float32', count, contents: { buffer: { buffer, size, usedBy: 0 } }, holders: 1, inlined: false }
  tables.set(name, { storage, buffer })
  fill(storage)
  return storage
}
