import type { Chart } from '@ortho/core'
import type { Spectrum } from './spectrum.ts'

/** Spectra of several weights over their index, each divided by its largest value. */
export function spectraChart(title: string, spectra: ReadonlyMap<string, Spectrum>): Chart {
  return {
    title,
    x: { label: 'index / number of singular values' },
    y: { label: 'σ / σ₁', log: true },
    series: [...spectra].map(([name, { values, spectralNorm }]) => ({
      name,
      x: values.map((_, i) => (i + 1) / values.length),
      y: values.map((s) => s / spectralNorm),
    })),
  }
}

/** Names of weights that are alike but for their layer, together: `layers.*.mlp.up_proj`. */
export function kindOf(name: string): string {
  return name
    .replace(/^model\./, '')
    .replace(/\.weight$/, '')
    .replaceAll(/\.\d+\./g, '.*.')
}
