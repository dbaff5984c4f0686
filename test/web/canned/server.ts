import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSchema, graphql } from 'graphql/index.js'
import type { CannedRole } from '#test/web/canned/people-replies.ts'
import { cannedRoot, type Face } from '#test/web/canned/replies.ts'

const TYPES = fileURLToPath(new URL('../../../server/api/graphql/types/', import.meta.url))
const BUILT = fileURLToPath(new URL('../../../web/dist/', import.meta.url))
const KINDS: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
/** The policy the real server sends: nothing inline, nothing foreign. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self' ws:; base-uri 'none'; form-action 'self'"

/** The server's own SDL, so that a canned reply of the wrong shape fails. */
export function contract() {
  const names = readdirSync(TYPES)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
  return buildSchema(names.map((name) => readFileSync(join(TYPES, name), 'utf8')).join('\n'))
}

function cookies(request: IncomingMessage): Record<string, string> {
  const parts = (request.headers.cookie ?? '').split(/;\s*/).map((part) => part.split('='))
  return Object.fromEntries(parts.map(([name = '', value = '']) => [name, value]))
}

async function body(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

/** Serves `web/dist` and canned replies; cookies `role` and `face` choose who asks and what comes back. */
export async function startCannedServer(
  port = 0,
  built = BUILT,
): Promise<{ readonly url: string; readonly server: Server }> {
  const schema = contract()
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://canned').pathname
    if (path !== '/graphql') return void (await serveFile(join(built, fileName(path)), response))
    const text = await body(request).catch(() => '')
    // A page that left in the middle of a request has nothing to be answered.
    if (text === '') return void response.end()
    const asked = JSON.parse(text) as { query: string; variables?: Record<string, unknown> }
    const { role, face = 'full' } = cookies(request)
    const starting = /query Start\b/.test(asked.query)
    if (face === 'busy' && !starting) return
    if (face === 'failed' && !starting) {
      return send(response, 503, {
        data: null,
        errors: [{ message: 'UNAVAILABLE', extensions: { code: 'UNAVAILABLE', correlationId: '7f3a-91' } }],
      })
    }
    const root = cannedRoot(role as CannedRole | undefined, face as Face)
    const result = await graphql({
      schema,
      source: asked.query,
      variableValues: asked.variables ?? {},
      rootValue: root,
    })
    send(response, 200, result)
  })
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`, server }
}

/** Screens have no extension: they are all the one page. */
const fileName = (path: string): string => (extname(path) === '' ? 'index.html' : path.slice(1))

async function serveFile(file: string, response: ServerResponse): Promise<void> {
  try {
    const content = await readFile(file)
    response.writeHead(200, {
      'content-type': KINDS[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
    })
    response.end(content)
  } catch {
    response.writeHead(404).end()
  }
}
