import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Part, barChart, heatmap, lineChart, renderChart, report, scatter } from './index.ts'

const VOID = ['meta', 'br', 'hr', 'img', 'input', 'link']

/** The first violation of well-formedness, or ''. Stricter than HTML: XML's rules, except for void elements and the doctype. */
function fault(markup: string): string {
  const open: string[] = []
  const ids: string[] = []
  let rest = markup.replace(/^<!doctype html>\n/u, '')
  while (rest !== '') {
    const text = /^[^<]+/u.exec(rest)?.[0] ?? ''
    if (/&(?!(?:amp|lt|gt|quot|#39|#x27);)/u.test(text)) return `bare & in ${text}`
    rest = rest.slice(text.length)
    if (rest === '') break
    const tag = /^<(\/?)([A-Za-z][A-Za-z0-9]*)((?: [A-Za-z_:][\w:.-]*="[^"<]*")*) ?(\/?)>/u.exec(rest)
    if (tag === null) return `bad tag at ${rest.slice(0, 80)}`
    const [whole, closing, name = '', attributes = '', empty] = tag
    rest = rest.slice(whole.length)
    const id = / id="([^"]*)"/u.exec(attributes)?.[1]
    if (id !== undefined) {
      if (ids.includes(id)) return `id ${id} twice`
      ids.push(id)
    }
    if (closing === '/') {
      const expected = open.pop()
      if (expected !== name) return `</${name}> closes <${expected ?? 'nothing'}>`
    } else if (name === 'style') {
      const end = rest.indexOf('</style>')
      if (end < 0 || rest.slice(0, end).includes('<')) return 'bad style'
      rest = rest.slice(end + '</style>'.length)
    } else if (empty !== '/' && !VOID.includes(name)) open.push(name)
  }
  for (const reference of markup.matchAll(/(?:="url\(#|href="#)([^")]*)/gu))
    if (!ids.includes(reference[1] ?? '')) return `no id ${reference[1] ?? ''}`
  return open.length === 0 ? '' : `<${open.join(' ')}> not closed`
}

const EVIL = `<script>alert("x")</script> ' onload="a()" & ]]> {b|c} url(#zr0-c0) class="zr0-cls-0" \u0000`

function everyPart(text: string): Part[] {
  const series = [
    { name: text, x: [1, 2, 3], y: [1, NaN, 3] },
    { name: `${text}2`, x: [1, 2], y: [0, 10], dashed: true },
  ]
  const axis = { label: text }
  return [
    { kind: 'text', text },
    { kind: 'tiles', tiles: [{ label: text, value: text, note: text }] },
    { kind: 'chart', chart: { kind: 'line', title: text, x: axis, y: axis, series } },
    { kind: 'chart', chart: { kind: 'line', title: text, x: axis, y: axis, series } },
    { kind: 'chart', chart: { kind: 'scatter', title: text, x: axis, y: axis, series } },
    { kind: 'chart', chart: { kind: 'bar', title: text, categories: [text], y: axis, series: [{ name: text, values: [1] }] } },
    { kind: 'chart', chart: { kind: 'heatmap', title: text, x: axis, y: axis, values: [[1, 2]] } },
    { kind: 'table', table: { title: text, columns: [text, { title: text, format: String }], rows: [[text, text]] } },
    { kind: 'checks', title: text, checks: [{ name: text, measured: 1, comparison: '<', bound: 2, source: text }] },
    { kind: 'sample', title: text, text },
  ]
}

function page(text: string): string {
  const section = { title: text, text, parts: everyPart(text) }
  return report({ title: text, subtitle: text, sections: [section, section], footer: text })
}

describe('the checker of these tests', () => {
  it('finds what it is for', () => {
    expect(fault('<p>a<b></p></b>')).not.toBe('')
    expect(fault('<p a="1" b>x</p>')).not.toBe('')
    expect(fault('<p>a & b</p>')).not.toBe('')
    expect(fault('<p id="a"></p><p id="a"></p>')).not.toBe('')
    expect(fault('<p>')).not.toBe('')
    expect(fault('<p id="a">x &amp; y<br></p>')).toBe('')
  })
})

describe('markup', () => {
  it('is well-formed for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        expect(fault(page(text))).toBe('')
      }),
      { numRuns: 15 },
    )
  })

  it('lets no text become markup', () => {
    const html = page(EVIL)
    expect(fault(html)).toBe('')
    expect(html).not.toMatch(/<script|<[^>]* on\w+="/iu)
    expect(html).not.toContain('\u0000')
    expect(html).toContain('&lt;script&gt;')
    expect(html).toContain('url(#zr0-c0) class=&quot;zr0-cls-0&quot;')
  })

  it.each(['__proto__', 'constructor', 'toString'])('survives %s as a name', (name) => {
    expect(fault(page(name))).toBe('')
    expect(page(name)).not.toContain('NaN ')
    expect(Object.keys(Object.prototype)).toEqual([])
    const inherited: string[] = []
    for (const key in {}) inherited.push(key)
    expect(inherited).toEqual([])
  })

  it('loads nothing and says so to the browser', () => {
    const html = page('plain')
    const addresses = html.match(/\w+:\/\/[^"]*/gu) ?? []
    expect(new Set(addresses)).toEqual(new Set(['http://www.w3.org/2000/svg']))
    expect(html).not.toMatch(/<(?:script|link|img|iframe|object|embed)|@import| src=|url\((?!#)/iu)
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  })

  it('gives the same bytes for the same report, whatever was drawn before', () => {
    const first = page('run')
    renderChart({ kind: 'heatmap', title: '', x: { label: '' }, y: { label: '' }, values: [] })
    expect(page('run')).toBe(first)
  })

  it('carries no trace of the interaction that ECharts prepares', () => {
    expect(page('run')).not.toMatch(/zr\d|ecmeta|CDATA|pointer/u)
  })

  it('is well-formed without data', () => {
    const axis = { label: '' }
    expect(fault(report({ title: '', sections: [] }))).toBe('')
    expect(fault(report({ title: '', sections: [{ title: '', parts: [{ kind: 'table', table: { columns: [], rows: [] } }] }] }))).toBe('')
    for (const svg of [
      lineChart({ title: '', x: axis, y: axis, series: [] }),
      scatter({ title: '', x: { label: '', log: true }, y: axis, series: [{ name: 'a', x: [], y: [] }] }),
      barChart({ title: '', categories: [], y: axis, series: [] }),
      heatmap({ title: '', x: axis, y: axis, values: [] }),
    ]) {
      expect(fault(svg)).toBe('')
      expect(svg).toContain('no data')
    }
  })
})

describe('a page', () => {
  it('lists its sections and links to them', () => {
    const sections = ['Über uns', 'Über uns', '??'].map((title) => ({ title, parts: [] }))
    const html = report({ title: 't', sections })
    expect(html.match(/href="#[^"]*"/gu)).toEqual(['href="#s1-uber-uns"', 'href="#s2-uber-uns"', 'href="#s3-section"'])
    expect(fault(html)).toBe('')
  })

  it('keeps the first newline and the spaces of a sample', () => {
    expect(report({ title: 't', sections: [{ title: 's', parts: [{ kind: 'sample', text: '\n  a' }] }] })).toContain(
      '<pre tabindex="0">\n\n  a</pre>',
    )
  })
})
