import type { Job } from './jobs.ts'
import { type Measurement, difference } from './measure.ts'

/** A card for a job, with the bars of what has been measured so far. */
export interface Card {
  /** Adds the bar of a backend. */
  add(name: 'CPU' | 'GPU', measured: Measurement): void
}

/** Puts an empty card for a job below the others. */
export function addCard(parent: HTMLElement, job: Job, order: number): Card {
  const card = element('article', 'job')
  const bars = element('div')
  const verdict = element('p', 'verdict')
  card.append(element('h3', '', job.title), element('p', '', job.describe(order)), bars, verdict)
  parent.append(card)
  const all = new Map<string, Measurement>()
  return {
    add: (name, measured) => {
      all.set(name, measured)
      const slowest = Math.max(...[...all.values()].map(({ median }) => median))
      bars.replaceChildren(...[...all].map(([each, one]) => bar(each, one, one.median / slowest, job.flops(order))))
      const [cpu, gpu] = [all.get('CPU'), all.get('GPU')]
      if (cpu !== undefined && gpu !== undefined) judge(verdict, difference(cpu.values, gpu.values), job.tolerance(order))
    },
  }
}

function bar(name: string, { first, median }: Measurement, share: number, flops: number): HTMLElement {
  const row = element('div', `bar ${name.toLowerCase()}`)
  const length = element('i')
  length.style.setProperty('--share', String(share))
  const speed = `${(flops / median / 1e6).toPrecision(2)} GFLOP/s`
  row.append(element('span', '', name), length, element('b', '', milliseconds(median)))
  row.append(element('small', '', speed), element('small', '', `first ${milliseconds(first)}`))
  return row
}

function judge(verdict: HTMLElement, found: number, tolerance: number): void {
  const agrees = found <= tolerance
  verdict.classList.toggle('apart', !agrees)
  verdict.textContent = `${agrees ? 'They agree' : 'They do not agree'}: difference ${found.toExponential(1)}, rounding explains ${tolerance.toExponential(1)}.`
}

function milliseconds(time: number): string {
  return `${time < 10 ? time.toFixed(2) : time.toFixed(0)} ms`
}

function element(tag: string, className = '', text = ''): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}
