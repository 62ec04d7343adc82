// Computes the same on the CPU and on the GPU, and shows how long it took and how well they agree.
import { type Opened, openCpu, openGpu } from './backends.ts'
import { jobs } from './jobs.ts'
import { measure } from './measure.ts'
import { addCard } from './view.ts'

const form = found<HTMLFormElement>('form')
const order = found<HTMLSelectElement>('select')
const results = found('.results')

function found<T extends HTMLElement>(selector: string): T {
  const element = document.querySelector<T>(selector)
  if (element === null) throw new Error(`the page has no ${selector}`)
  return element
}

/** Shows what a backend is, or why there is none. */
function show(selector: string, { about, backend }: Opened): void {
  const card = found(selector)
  card.classList.toggle('missing', backend === undefined)
  card.querySelector('p')?.replaceChildren(about)
}

async function compare(cpu: Opened, gpu: Opened): Promise<void> {
  const n = Number(order.value)
  results.replaceChildren()
  for (const job of jobs) {
    const card = addCard(results, job, n)
    if (cpu.backend !== undefined) card.add('CPU', await measure(job, n, cpu.backend))
    if (gpu.backend !== undefined) card.add('GPU', await measure(job, n, gpu.backend))
  }
}

/** Does some work while the form can't be used; `data-state` of the page tells how it went. */
async function busy(work: () => Promise<void>): Promise<void> {
  const controls = form.querySelectorAll<HTMLButtonElement | HTMLSelectElement>('button, select')
  const enable = (enabled: boolean): void => controls.forEach((control) => (control.disabled = !enabled))
  enable(false)
  document.body.dataset.state = 'busy'
  try {
    await work()
    document.body.dataset.state = 'done'
  } catch (error) {
    results.replaceChildren(`It failed: ${String(error)}`)
    document.body.dataset.state = 'failed'
    throw error
  } finally {
    enable(true)
  }
}

// A link may choose the order: `?order=512`.
order.value = new URLSearchParams(location.search).get('order') ?? order.value

await busy(async () => {
  const [cpu, gpu] = await Promise.all([openCpu(), openGpu()])
  show('article.cpu', cpu)
  show('article.gpu', gpu)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void busy(() => compare(cpu, gpu))
  })
  await compare(cpu, gpu)
})
