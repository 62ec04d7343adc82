import { BACKGROUND, GRID, INK, MUTED, SERIES, chartStyle } from './palette.ts'

/** The style of a page: one column of readable width, charts in pairs where there is room, no horizontal page scroll. */
export function pageStyle(): string {
  const colours = (mode: 'light' | 'dark'): string =>
    `--ink:${INK[mode]};--muted:${MUTED[mode]};--line:${GRID[mode]};--page:${BACKGROUND[mode]};--link:${SERIES[0]![mode]};` +
    `--pass:${SERIES[2]![mode]};--fail:${SERIES[1]![mode]};--soft:${mode === 'light' ? '#f6f7f9' : '#1c2025'}`
  return [
    `:root{color-scheme:light dark;${colours('light')}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${colours('dark')}}}`,
    LAYOUT,
    PARTS,
    TABLES,
    PRINT,
    chartStyle(),
  ].join('\n')
}

const LAYOUT = `*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:break-word}
body>*{max-width:1120px;margin-inline:auto;padding-inline:max(16px,2vw)}
header{padding-top:40px}
h1{font-size:clamp(1.6rem,1.2rem + 1.6vw,2.2rem);line-height:1.2;letter-spacing:-.01em;margin:0}
.subtitle{margin:8px 0 0;color:var(--muted);font-size:1.05rem}
h2{font-size:1.3rem;line-height:1.3;margin:0 0 12px}
p{margin:0 0 14px;max-width:72ch;white-space:pre-line}
a{color:var(--link);text-underline-offset:2px}
nav{margin-top:20px}
nav ol{display:flex;flex-wrap:wrap;gap:2px 22px;margin:0;padding:10px 0;list-style:none;border-block:1px solid var(--line);font-size:.94rem}
nav a{text-decoration:none}
nav a:hover{text-decoration:underline}
section{padding-top:36px;scroll-margin-top:0}
footer{margin-top:48px;padding-block:16px 40px;color:var(--muted);font-size:.88rem}
footer p{margin:0;padding-top:16px;border-top:1px solid var(--line);max-width:none}`

const PARTS = `figure{margin:0 0 24px;min-width:0}
figcaption{font-weight:600;font-size:.95rem;line-height:1.35;margin:0 0 8px}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,430px),1fr));gap:8px 36px;align-items:start}
.charts figure{max-width:640px}
.charts svg{display:block;width:100%;height:auto}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(46%,176px),1fr));gap:12px;margin:0 0 28px}
.tiles div{display:flex;flex-direction:column;gap:2px;padding:14px 16px;background:var(--soft);border:1px solid var(--line);border-radius:8px;min-width:0}
.tiles dt{color:var(--muted);font-size:.85rem;line-height:1.3}
.tiles dd{margin:0}
.tiles .value{font-size:clamp(1.15rem,1rem + 1vw,1.5rem);overflow-wrap:anywhere;line-height:1.25;font-weight:650;letter-spacing:-.01em;font-variant-numeric:tabular-nums}
.tiles .note{color:var(--muted);font-size:.82rem;line-height:1.35;margin-top:auto}
pre{margin:0;padding:14px 16px;background:var(--soft);border:1px solid var(--line);border-radius:8px;font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre-wrap;overflow-wrap:anywhere;max-height:30em;overflow:auto}`

const TABLES = `.scroll{overflow-x:auto}
.scroll:focus-visible,pre:focus-visible{outline:2px solid var(--link);outline-offset:2px}
table{border-collapse:collapse;width:max-content;min-width:100%;font-size:.92rem;line-height:1.4}
th,td{max-width:min(26em,62vw);padding:7px 18px 7px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-right:2px}
thead th{color:var(--muted);font-weight:600;font-size:.85rem;white-space:nowrap;border-bottom-width:2px}
tbody tr:hover{background:var(--soft)}
.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.bound{white-space:nowrap;font-variant-numeric:tabular-nums}
.source{color:var(--muted);min-width:12em}
.pass{color:var(--pass);font-weight:700}
.fail{color:var(--fail);font-weight:700}
.failed td{font-weight:600}`

const PRINT = `@media print{body{font-size:11pt}header{padding-top:0}nav{display:none}section{padding-top:18pt}figure,.tiles div{break-inside:avoid}h2{break-after:avoid}.scroll,pre{overflow:visible;max-height:none}.charts{grid-template-columns:1fr 1fr}}`
