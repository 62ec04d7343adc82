import { readFile } from 'node:fs/promises'
import { type Server, type ServerResponse, createServer } from 'node:http'
import { extname } from 'node:path'

/**
 * What a server answers with, by path: a text at exactly that path, or a folder, whose files are below it. The name of a folder ends
 * with a slash, and so does its path.
 */
export type Site = Readonly<Record<string, string | URL>>

/** A running server. */
export interface PageServer {
  /** Address of the page at `/`. */
  readonly url: string
  /** Ends it and all connections. */
  close(): void
}

const types: Readonly<Record<string, string>> = {
  '': 'text/html',
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.map': 'application/json',
}

/** What makes a page cross-origin isolated, which threads need. */
const isolation = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }

/** Serves a site on a free port of this machine, cross-origin isolated unless `isolated` is false. */
export async function serve(site: Site, { isolated = true }: { readonly isolated?: boolean } = {}): Promise<PageServer> {
  const headers = isolated ? isolation : {}
  const server = createServer((request, response) => void answer(site, headers, request.url ?? '/', response))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const close = (): void => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${portOf(server)}/`, close }
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function answer(site: Site, headers: Readonly<Record<string, string>>, url: string, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(url, 'http://localhost')
  const type = types[extname(pathname)]
  const content = type === undefined ? undefined : await contentOf(site, pathname)
  if (content === undefined || type === undefined) response.writeHead(404).end()
  else response.writeHead(200, { ...headers, 'content-type': `${type}; charset=utf-8` }).end(content)
}

async function contentOf(site: Site, path: string): Promise<string | Buffer | undefined> {
  const text = site[path]
  if (typeof text === 'string') return text
  for (const [above, folder] of Object.entries(site)) {
    if (typeof folder === 'string' || !path.startsWith(above)) continue
    return fileAt(new URL(`./${path.slice(above.length) || 'index.html'}`, folder))
  }
  return undefined
}

/** The file, or undefined when it cannot be read: a browser asks for icons and source maps that nobody has. */
async function fileAt(file: URL): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch {
    return undefined
  }
}
