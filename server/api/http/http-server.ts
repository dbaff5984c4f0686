import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import compress from '@fastify/compress'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { apolloServer } from '#server/api/graphql/apollo.ts'
import type { Context } from '#server/api/graphql/context.ts'
import { facesOf, HTTP_STATUS } from '#server/api/graphql/failure-format.ts'
import { LIMITS } from '#server/api/graphql/limits.ts'
import { contextOf, credentialsOf, type Surroundings } from '#server/api/http/contexts.ts'
import { sessionCookie } from '#server/api/http/cookie.ts'
import type { DoorOptions, Doors } from '#server/api/http/doors.ts'
import { healthRoutes } from '#server/api/http/health.ts'
import { opaqueSeq } from '#server/api/http/opaque-seq.ts'
import { SAFE_HEADERS, sendPage } from '#server/api/http/page.ts'
import { timeRequests } from '#server/api/http/request-time.ts'
import { openSockets, type Sockets } from '#server/api/http/ws-server.ts'
import { Fault } from '#server/domain/kernel/failure.ts'
import { identification, revokedUsers } from '#server/usecases/users/identify.ts'

/** Sockets are asked so often whether their session still holds. */
const REVALIDATE_MS = 15_000
/** Ended sessions and counts are removed so often. */
const SWEEP_MS = 600_000
/** Time an unhurried request may take. */
const UNHURRIED_MS = 600_000

/**
 * Opens the doors: GraphQL over HTTP and sockets, health, the plan schema and the web app on one port. Throws the
 * fault `PORT_TAKEN` when somebody listens there already.
 */
export async function openDoors(options: DoorOptions): Promise<Doors> {
  const { ports, schema, log } = options
  const who = identification(ports)
  let sockets: Sockets | undefined
  const around: Surroundings = {
    options,
    who,
    cookie: sessionCookie(options.slug, options.publicUrl?.startsWith('https:') ?? false),
    seqs: opaqueSeq(options.cookieKey),
    live: {
      closeSession: (sessionId) => {
        who.forget()
        sockets?.closeWhere((actor) => sessionId !== null && actor.sessionId === sessionId)
      },
      forgetSessions: () => {
        who.forget()
        void sockets?.revalidate()
      },
    },
  }
  const app = await routes(around)
  sockets = openSockets(app.server, schema, around)
  const stopHearing = ports.genealogy.follow((events) => {
    who.hear(events)
    const revoked = new Set<string>(revokedUsers(events))
    if (revoked.size > 0) sockets?.closeWhere((actor) => actor.userId !== null && revoked.has(actor.userId))
    // The event names the key and not its user: whoever came with a key is asked for anew.
    if (events.some(({ kind }) => kind === 'API_KEY_REVOKED')) void sockets?.revalidate()
  })
  const rounds = [
    every(REVALIDATE_MS, () => sockets?.revalidate(), log),
    every(SWEEP_MS, () => ports.sessions.sweep(ports.clock.now()), log),
  ]
  await listen(app, options)
  return {
    address: addressOf(app, options),
    close: async () => {
      for (const round of rounds) clearInterval(round)
      stopHearing()
      await sockets?.close()
      await app.close()
    },
  }
}

async function routes(around: Surroundings): Promise<FastifyInstance> {
  const { options } = around
  const app = fastify({
    bodyLimit: LIMITS.bodyBytes,
    logger: false,
    trustProxy: options.publicUrl === undefined ? false : 'loopback',
    forceCloseConnections: 'idle',
    genReqId: () => randomUUID(),
  })
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(SAFE_HEADERS)) reply.header(name, value)
  })
  timeRequests(app, options.served)
  app.setErrorHandler((error, request, reply) => answerFailure(error, { request, reply }, options))
  // Brotli sets up megabytes for each answer; answers are small and many.
  await app.register(compress, { encodings: ['gzip'], threshold: 1_024, zlibOptions: { level: 4 } })
  healthRoutes(app, options)
  await graphqlRoute(app, around)
  await webRoutes(app, options.webFolder)
  return app
}

async function graphqlRoute(app: FastifyInstance, around: Surroundings): Promise<void> {
  const { schema, log, publicUrl } = around.options
  const apollo = apolloServer({
    schema,
    talkative: publicUrl === undefined && process.env['NODE_ENV'] !== 'production',
    bug: (correlationId, error) => log.error({ err: error, correlationId }, 'a request met a fault of ours'),
    asked: (entry) => log.info(entry, 'asked'),
  })
  await apollo.start()
  app.addHook('onClose', () => apollo.stop())
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: async (request, reply) => {
      const time = timeLimit()
      const answer = async (): Promise<unknown> => {
        // Who asks is found out before Apollo begins: when that fails, the failure is answered like any other.
        const made = await httpContext(around, { request, reply }, time.extend)
        const handler = fastifyApolloHandler<Context>(apollo as never, { context: async () => made } as never)
        return handler.call(app, request, reply)
      }
      try {
        return await Promise.race([answer(), time.over])
      } finally {
        time.clear()
      }
    },
  })
}

async function httpContext(
  around: Surroundings,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  unhurried: () => void,
): Promise<Context> {
  const actor = await around.who.identify(credentialsOf(request.raw, around.cookie, request.ip))
  const seen = request.headers['x-stemma-seq']
  return contextOf(around, actor, {
    unhurried,
    setSession: (token) => {
      around.who.forget()
      reply.header('set-cookie', around.cookie.write(token))
    },
    ...(typeof seen === 'string' ? { seen } : {}),
  })
}

/** A race a request must win; the work behind it is bounded by the database's own time limit. */
function timeLimit() {
  let timer: NodeJS.Timeout | undefined
  let lose: (reason: Fault) => void = () => undefined
  const over = new Promise<never>((_, reject) => {
    lose = reject
  })
  const start = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(
      () => lose(new Fault({ source: 'PROCESS', retriable: true, code: 'REQUEST_SLOW' })),
      ms,
    )
  }
  start(LIMITS.requestMs)
  return { over, extend: () => start(UNHURRIED_MS), clear: () => clearTimeout(timer) }
}

async function webRoutes(app: FastifyInstance, folder: string | undefined): Promise<void> {
  if (folder !== undefined) {
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      wildcard: false,
      setHeaders: (reply, path) => {
        if (/\/assets\//.test(path)) reply.header('cache-control', 'public, max-age=31536000, immutable')
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    if (folder !== undefined && wantsPage(request)) return sendPage(reply, folder)
    return reply
      .code(404)
      .send({ errors: [{ message: 'NOT_FOUND', extensions: { code: 'NOT_FOUND', facts: {} } }] })
  })
}

/** The front door opens to every client, any other path of the web app to those that ask for HTML. */
function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && (url.split('?')[0] === '/' || headers.accept?.includes('text/html') === true)
}

/** Failures outside of GraphQL, and bodies that are too large or no JSON, in the same form. */
function answerFailure(
  error: unknown,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  { log }: DoorOptions,
): FastifyReply {
  const status = (error as { statusCode?: number }).statusCode
  const known = status !== undefined && status >= 400 && status < 500
  const faces = known ? [{ code: 'BAD_USER_INPUT' as const, facts: {} }] : facesOf(error, request.id)
  if (!known && faces[0]?.code === 'INTERNAL')
    log.error({ err: error, correlationId: request.id }, 'a door failed')
  const errors = faces.map((face) => ({ message: face.code, extensions: { ...face } }))
  return reply.code(known ? status : HTTP_STATUS[faces[0]?.code ?? 'INTERNAL']).send({ errors })
}

async function listen(app: FastifyInstance, { port, publicUrl }: DoorOptions): Promise<void> {
  try {
    await app.listen({ port, host: publicUrl === undefined ? '127.0.0.1' : '0.0.0.0' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    const sentence = `Port ${port} is taken by another program; stop it, or give another one with PORT=<number>`
    throw new Fault({ source: 'PROCESS', retriable: false, code: 'PORT_TAKEN', cause: new Error(sentence) })
  }
}

function addressOf(app: FastifyInstance, { publicUrl }: DoorOptions): string {
  return publicUrl ?? `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

/** Work on the side that must never stop the server: what it throws is logged. */
function every(
  ms: number,
  work: () => Promise<unknown> | undefined,
  log: DoorOptions['log'],
): NodeJS.Timeout {
  const run = (): void => {
    Promise.resolve(work()).catch((error: unknown) => log.warn({ err: error }, 'a round failed'))
  }
  return setInterval(run, ms).unref()
}
