import type { Gpu } from '../gpu.ts'
import { bindings, elementProgram, groupsFor } from '../wgsl/program.ts'
import { Words } from '../wgsl/words.ts'
import { type Target, placesOf } from './windows.ts'

/** Writes ones on the diagonals and zeros beside them. */
export function fillIdentity(gpu: Gpu, x: Target): void {
  const words = new Words()
  const size = x.count * x.rows * x.columns
  const [total, rows, columns] = [size, x.rows, x.columns].map((value) => words.add(value))
  const ofX = placesOf(words, x)
  const body = `  let column = i % ${columns};
  let row = (i / ${columns}) % ${rows};
  out0[${ofX.at(ofX.start(`i / ${columns} / ${rows}`), 'row', 'column')}] = select(0.0, 1.0, row == column);`
  const code = bindings([], ['f32']) + elementProgram(total!, body)
  gpu.launch({ code, reads: [], writes: [x.storage], params: words.list, groups: groupsFor(size) })
}
