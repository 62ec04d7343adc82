import { BackendError } from '@ortho/core'

/** Part of an index space: on each axis where it begins, and its size. */
export interface Box {
  readonly starts: readonly number[]
  readonly sizes: readonly number[]
}

/** How far the elements of an operand lie apart. */
export interface Spread {
  /** Elements to step per axis of the index space; 0 on those that it does not depend on. */
  readonly strides: readonly number[]
  /** Elements that it spans beside, at each index. Default 1. */
  readonly beside?: number | undefined
}

/**
 * Cuts an index space into boxes of one size, but for the last on each axis, in each of which every operand spans at most `most`
 * elements. The axis that spreads an operand furthest is halved until it fits.
 *
 * @param fixed - axes that are not cut.
 * @returns the boxes, those that differ on the last axis side by side.
 * @throws BackendError where cutting does not help.
 */
export function boxesOf(
  shape: readonly number[],
  operands: readonly Spread[],
  most: number,
  fixed: ReadonlySet<number> = new Set(),
): Box[] {
  const piece = [...shape]
  const reach = ({ strides }: Spread, axis: number): number => Math.abs(strides[axis]!) * (piece[axis]! - 1)
  for (const operand of operands) {
    const span = (): number => (operand.beside ?? 1) + piece.reduce((sum, _, axis) => sum + reach(operand, axis), 0)
    while (span() > most) {
      let widest = -1
      piece.forEach((_, axis) => {
        if (!fixed.has(axis) && reach(operand, axis) > (widest < 0 ? 0 : reach(operand, widest))) widest = axis
      })
      if (widest < 0) throw tooLarge(span(), most)
      piece[widest] = Math.ceil(piece[widest]! / 2)
    }
  }
  return grid(shape, piece)
}

function grid(shape: readonly number[], piece: readonly number[]): Box[] {
  let boxes: Box[] = [{ starts: [], sizes: [] }]
  shape.forEach((size, axis) => {
    const step = piece[axis]!
    const starts = Array.from({ length: Math.ceil(size / step) }, (_, k) => k * step)
    boxes = boxes.flatMap((box) =>
      starts.map((start) => ({ starts: [...box.starts, start], sizes: [...box.sizes, Math.min(step, size - start)] })),
    )
  })
  return boxes
}

/** The error of a kernel that would read or write more than the device lets a program see. */
export function tooLarge(elements: number, most: number): BackendError {
  return new BackendError({
    where: 'webgpu',
    expected: `able to work on pieces of at most ${4 * most} bytes, as much of a buffer as the device lets a program see`,
    received: `one of ${4 * elements} bytes that it cannot cut`,
    hint: 'Cut the operands, or use an adapter with a larger maxStorageBufferBindingSize.',
  })
}
