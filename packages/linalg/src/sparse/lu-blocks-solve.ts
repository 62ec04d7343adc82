import type { KeptFront, LuBlocks } from './lu-blocks.ts'

/** Solves with one factor of a front in place. */
type FrontSolve = (blocks: LuBlocks, front: KeptFront, part: Float64Array) => void

/** x ← U⁻¹·L⁻¹·b: b by the rows of A, and is overwritten; x by its columns. */
export function blocksSolve(blocks: LuBlocks, b: Float64Array, x: Float64Array): void {
  upAndDown(blocks, { names: blocks.rows, values: b, solve: lowerSolve }, { names: blocks.columns, values: x, solve: upperSolve })
}

/** x ← L⁻ᵀ·U⁻ᵀ·b: b by the columns of A, and is overwritten; x by its rows. */
export function blocksAdjointSolve(blocks: LuBlocks, b: Float64Array, x: Float64Array): void {
  upAndDown(
    blocks,
    { names: blocks.columns, values: b, solve: upperAdjointSolve },
    { names: blocks.rows, values: x, solve: lowerAdjointSolve },
  )
}

/** A pass over the fronts: a vector, the names of its elements, and the factor to solve with. */
interface Pass {
  readonly names: Int32Array
  readonly values: Float64Array
  readonly solve: FrontSolve
}

/** Solves with one factor from the first front to the last, and with the other one back. */
function upAndDown(blocks: LuBlocks, up: Pass, down: Pass): void {
  const { fronts } = blocks
  const part = new Float64Array(widest(fronts))
  const z = new Float64Array(up.values.length)
  for (const front of fronts) {
    gather(up.values, up.names, front, part)
    up.solve(blocks, front, part)
    z.set(part.subarray(0, front.pivots), front.step)
    scatter(part, front, up.names, up.values)
  }
  for (let f = fronts.length - 1; f >= 0; f--) {
    const front = fronts[f]!
    gather(down.values, down.names, front, part)
    part.set(z.subarray(front.step, front.step + front.pivots))
    down.solve(blocks, front, part)
    for (let i = 0; i < front.pivots; i++) down.values[down.names[front.name + i]!] = part[i]!
  }
}

function widest(fronts: readonly KeptFront[]): number {
  let most = 0
  for (const { side } of fronts) if (side > most) most = side
  return most
}

function gather(x: Float64Array, names: Int32Array, { name, side }: KeptFront, part: Float64Array): void {
  for (let i = 0; i < side; i++) part[i] = x[names[name + i]!]!
}

/** Puts back what is not for the pivots. */
function scatter(part: Float64Array, { name, side, pivots }: KeptFront, names: Int32Array, x: Float64Array): void {
  for (let i = pivots; i < side; i++) x[names[name + i]!] = part[i]!
}

/** Eliminates the pivots' unknowns from the equations of a front. */
function lowerSolve({ values }: LuBlocks, { at, side, pivots }: KeptFront, part: Float64Array): void {
  for (let i = 1, p = at + pivots; i < side; i++, p += pivots) {
    const end = Math.min(i, pivots)
    let sum = part[i]!
    for (let j = 0; j < end; j++) sum -= values[p + j]! * part[j]!
    part[i] = sum
  }
}

function upperSolve({ values }: LuBlocks, { at, side, pivots }: KeptFront, part: Float64Array): void {
  const others = side - pivots
  for (let i = pivots - 1; i >= 0; i--) {
    const right = at + side * pivots + i * others - pivots
    const square = at + i * pivots
    let sum = part[i]!
    for (let j = pivots; j < side; j++) sum -= values[right + j]! * part[j]!
    for (let j = i + 1; j < pivots; j++) sum -= values[square + j]! * part[j]!
    part[i] = sum / values[square + i]!
  }
}

function upperAdjointSolve({ values }: LuBlocks, { at, side, pivots }: KeptFront, part: Float64Array): void {
  const others = side - pivots
  for (let i = 0; i < pivots; i++) {
    const right = at + side * pivots + i * others - pivots
    const square = at + i * pivots
    const element = (part[i]! /= values[square + i]!)
    for (let j = i + 1; j < pivots; j++) part[j]! -= values[square + j]! * element
    for (let j = pivots; j < side; j++) part[j]! -= values[right + j]! * element
  }
}

function lowerAdjointSolve({ values }: LuBlocks, { at, side, pivots }: KeptFront, part: Float64Array): void {
  for (let i = side - 1; i > 0; i--) {
    const p = at + i * pivots
    const end = Math.min(i, pivots)
    const element = part[i]!
    for (let j = 0; j < end; j++) part[j]! -= values[p + j]! * element
  }
}
