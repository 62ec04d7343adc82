import { readFile } from 'node:fs/promises'
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import { extname } from 'node:path'

/** Folders by the first part of the path: our built program, and the built library as it is published. */
const FOLDERS = new Map([
  ['bench', new URL('../', import.meta.url)],
  ['core', new URL('./', import.meta.resolve('@ortho/core'))],
])

const TYPES = new Map([
  ['.js', 'text/javascript'],
  ['.map', 'application/json'],
])

/** Imports of the library go to its folder: no bundler, so that what runs is what is published. */
const PAGE = `<!doctype html>
<meta charset="utf-8">
<title>Benchmarks</title>
<script type="importmap">{ "imports": { "@ortho/core": "/core/index.js" } }</script>
`

/** What makes a page cross-origin isolated, which threads need. */
const ISOLATION = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }

/** A running server. */
export interface PageServer {
  /** Address of the page. */
  readonly url: string
  close(): void
}

/** Serves the page and its modules on a free port of this machine. */
export async function servePage(): Promise<PageServer> {
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${portOf(server)}/`, close: () => server.close() }
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname
  if (path === '/') {
    response.writeHead(200, { ...ISOLATION, 'content-type': 'text/html' }).end(PAGE)
    return
  }
  const [, folder = '', ...rest] = path.split('/')
  const base = FOLDERS.get(folder)
  const type = TYPES.get(extname(path))
  const content = base === undefined || type === undefined ? undefined : await contentOf(new URL(rest.join('/'), base))
  if (content === undefined || type === undefined) response.writeHead(404).end()
  else response.writeHead(200, { ...ISOLATION, 'content-type': type }).end(content)
}

/** The file, or undefined when there is none: a browser asks for icons and source maps that nobody has. */
async function contentOf(file: URL): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch {
    return undefined
  }
}
