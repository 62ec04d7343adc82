import { basename, join } from 'node:path'
import { type Table, withBackend } from '@ortho/core'
import { openCheckpoint, writeAtomically } from '@ortho/io'
import { formatNumber, report } from '@ortho/report'
import { kindOf, spectraChart } from '../spectra/charts.ts'
import { type Spectrum, spectraBackend, spectrumOf } from '../spectra/spectrum.ts'
import { type Output, show, tableText } from '../ui/output.ts'
import { progressBar } from '../ui/progress.ts'

/** What is known of a tensor of a checkpoint. */
interface TensorReport {
  readonly name: string
  readonly dtype: string
  readonly shape: readonly number[]
  /** Of weights with two or more axes. */
  readonly spectrum?: Omit<Spectrum, 'values'>
}

/**
 * `ortho inspect MODEL`: spectra, ranks and norms of every weight of a folder or safetensors file, as a table and an
 * HTML report. Reads one tensor at a time.
 *
 * @param path - a safetensors file, its index, or a Hugging Face folder.
 * @param html - where the report goes.
 */
export async function inspect(path: string, html: string, output: Output): Promise<void> {
  const checkpoint = await openCheckpoint(path)
  const progress = progressBar('inspect', output.json)
  const tensors: TensorReport[] = []
  const spectra = new Map<string, Spectrum>()
  try {
    for (const [i, name] of checkpoint.names.entries()) {
      progress.update(i / checkpoint.names.length, name)
      const { dtype, shape } = checkpoint.info(name)
      const matrix = shape.length >= 2 && !shape.includes(0) && isFloating(dtype)
      if (matrix) spectra.set(name, spectrumOf(await withBackend(spectraBackend(), () => checkpoint.read(name))))
      const found = spectra.get(name)
      if (found === undefined) tensors.push({ name, dtype, shape })
      else {
        const { values: _values, ...spectrum } = found
        tensors.push({ name, dtype, shape, spectrum })
      }
    }
  } finally {
    progress.stop()
    await checkpoint.close()
  }
  await writeAtomically(html, (sink) => sink.write(new TextEncoder().encode(page(path, tensors, spectra))))
  show(output, { path, metadata: checkpoint.metadata, tensors, report: html }, () =>
    [tableText(tensorTable(tensors)), `${tensors.length} tensors, ${formatNumber(elements(tensors))} numbers. Report: ${html}`].join('\n'),
  )
}

/** Where the report of a model goes unless told otherwise. */
export function reportPath(model: string): string {
  return join(process.cwd(), `${basename(model).replace(/\.safetensors$/, '')}-report.html`)
}

function isFloating(dtype: string): boolean {
  return /^B?F\d/.test(dtype)
}

function elements(tensors: readonly TensorReport[]): number {
  return tensors.reduce((sum, { shape }) => sum + shape.reduce((n, k) => n * k, 1), 0)
}

function tensorTable(tensors: readonly TensorReport[]): Table {
  return {
    title: 'Tensors',
    columns: ['name', 'dtype', 'shape', 'σ₁', '‖W‖_F', 'stable rank', 'effective rank', 'rank', 'condition'],
    rows: tensors.map(({ name, dtype, shape, spectrum: s }) => [
      name,
      dtype,
      shape.join('×'),
      ...(s === undefined
        ? ['', '', '', '', '', '']
        : [s.spectralNorm, s.frobeniusNorm, s.stableRank, s.effectiveRank, s.rank, s.condition].map((x) => formatNumber(x))),
    ]),
  }
}

function page(path: string, tensors: readonly TensorReport[], spectra: ReadonlyMap<string, Spectrum>): string {
  const kinds = new Map<string, Map<string, Spectrum>>()
  for (const [name, spectrum] of spectra) {
    const kind = kindOf(name)
    const group = kinds.get(kind) ?? new Map<string, Spectrum>()
    kinds.set(kind, group.set(name, spectrum))
  }
  return report({
    title: `Weights of ${basename(path)}`,
    subtitle: `${tensors.length} tensors, ${formatNumber(elements(tensors))} numbers`,
    sections: [
      {
        title: 'Spectra',
        text: 'Singular values of each weight divided by the largest, one chart per kind of weight.',
        parts: [...kinds].map(([kind, group]) => ({ kind: 'chart' as const, chart: spectraChart(kind, group) })),
      },
      { title: 'Tensors', parts: [{ kind: 'table', table: tensorTable(tensors) }] },
    ],
  })
}
