import { afterAll, expect, test } from 'vitest'
import { serve } from './server.ts'

const folder = new URL('./fixtures/', import.meta.url)
const isolated = await serve({ '/': '<p>here</p>', '/files/': folder })
const plain = await serve({ '/': folder }, { isolated: false })
afterAll(() => [isolated, plain].forEach((server) => server.close()))

test('a text is at its path alone, and its page is isolated', async () => {
  const response = await fetch(isolated.url)
  expect(await response.text()).toBe('<p>here</p>')
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(response.headers.get('cross-origin-embedder-policy')).toBe('require-corp')
  expect((await fetch(`${isolated.url}elsewhere`)).status).toBe(404)
})

test('files are below the path of their folder, and nowhere else', async () => {
  // Of types that browsers have no use for, nothing is served.
  for (const path of ['files/none.js', 'files/program.ts', 'files/pages/', 'files/..%2fserver.js', 'files/file:///etc/hosts.html']) {
    expect((await fetch(isolated.url + path)).status).toBe(404)
  }
})

test('a page may be left without isolation', async () => {
  const response = await fetch(`${plain.url}none.html`)
  expect(response.headers.get('cross-origin-opener-policy')).toBeNull()
})
