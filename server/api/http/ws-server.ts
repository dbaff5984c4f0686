import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import {
  type ExecutionArgs,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql/index.js'
import { useServer as serveSubscriptions } from 'graphql-ws/use/ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { Refused } from '#server/api/graphql/failure-format.ts'
import { shownErrors } from '#server/api/graphql/failure-response.ts'
import { LIMITS, overLimits } from '#server/api/graphql/limits.ts'
import { contextOf, credentialsOf, type Surroundings } from '#server/api/http/contexts.ts'
import { type Actor, isKnown } from '#server/usecases/actor.ts'
import type { Credentials } from '#server/usecases/users/identify.ts'

/** The sockets of this server. */
export interface Sockets {
  /** Closes the sockets of actors whose session is over. */
  closeWhere(over: (actor: Actor) => boolean): void
  /** Asks anew who is behind each socket and closes those of nobody. */
  revalidate(): Promise<void>
  close(): Promise<void>
}

interface Admitted {
  readonly actor: Actor
  readonly credentials: Credentials
}

interface OpenSocket extends Admitted {
  readonly socket: WebSocket
}

/** Told to a client whose session is over: it signs in again. */
const SESSION_OVER = 4403
const SOCKETS_MOST = 10_000
const nothing = (): void => undefined

/**
 * Subscriptions over WebSockets (graphql-transport-ws) on the port of the HTTP server: only for actors we know, and
 * with a cookie only from our own pages (origin check). Queries and mutations go over HTTP. A socket never outlives
 * its session.
 */
export function openSockets(server: Server, schema: GraphQLSchema, around: Surroundings): Sockets {
  const open = new Set<OpenSocket>()
  const wss = new WebSocketServer({ noServer: true, maxPayload: LIMITS.bodyBytes })
  const served = serveGraphQL(wss, schema, around)
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const welcome = (admitted: Admitted | undefined): void => {
      if (!admitted || open.size >= SOCKETS_MOST) {
        refuse(stream)
        return
      }
      wss.handleUpgrade(request, stream, head, (socket) => {
        const entry = { socket, ...admitted }
        open.add(entry)
        socket.once('close', () => open.delete(entry))
        wss.emit('connection', socket, Object.assign(request, { actor: admitted.actor }))
      })
    }
    admit(request, around).then(welcome, () => refuse(stream))
  })
  const closeWhere = (over: (actor: Actor) => boolean): void => {
    for (const { socket, actor } of open) if (over(actor)) socket.close(SESSION_OVER, 'session over')
  }
  return {
    closeWhere,
    revalidate: async () => {
      for (const { socket, credentials } of [...open]) {
        if (!isKnown(await around.who.identify(credentials))) socket.close(SESSION_OVER, 'session over')
      }
    },
    close: async () => {
      await served.dispose()
    },
  }
}

function serveGraphQL(wss: WebSocketServer, schema: GraphQLSchema, around: Surroundings) {
  const { log } = around.options
  const shown = (errors: readonly GraphQLError[]): readonly GraphQLFormattedError[] =>
    shownErrors(errors, {
      correlationId: crypto.randomUUID(),
      talkative: false,
      bug: (error) => log.error({ err: error }, 'a subscription failed'),
    })
  return serveSubscriptions(
    {
      schema,
      onSubscribe: ({ extra }, _id, payload) => {
        const { actor } = extra.request as IncomingMessage & { readonly actor: Actor }
        const contextValue = contextOf(around, actor, { setSession: nothing, unhurried: nothing })
        return readSubscription(schema, payload, contextValue)
      },
      onError: (...[, , , errors]) => shown(errors),
      onNext: (...[, , , , result]) => ({
        data: result.data ?? null,
        ...(result.errors ? { errors: shown(result.errors) } : {}),
      }),
    },
    wss,
  )
}

interface Subscribing {
  readonly query: string
  readonly operationName?: string | null | undefined
  readonly variables?: Record<string, unknown> | null | undefined
}

/** What shall be executed, or why not: syntax, validation, something else than a subscription, limits. */
function readSubscription(
  schema: GraphQLSchema,
  { query, operationName, variables }: Subscribing,
  contextValue: unknown,
): ExecutionArgs | readonly GraphQLError[] {
  const variableValues = variables ?? {}
  try {
    const document = parse(query, { maxTokens: LIMITS.tokens })
    const errors = validate(schema, document)
    if (errors.length > 0) return errors
    const operation = getOperationAST(document, operationName)
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return [new GraphQLError('no subscription')]
    const refusals = overLimits({ schema, document, operation, variables: variableValues })
    if (refusals.length > 0) return [new GraphQLError('limits', { originalError: new Refused(refusals) })]
    return { schema, document, contextValue, variableValues, operationName: operationName ?? null }
  } catch (error) {
    return [error instanceof GraphQLError ? error : new GraphQLError('unreadable')]
  }
}

/** Who asks for a socket; `undefined` for nobody we know, for another path and for somebody else's page. */
async function admit(request: IncomingMessage, around: Surroundings): Promise<Admitted | undefined> {
  const credentials = credentialsOf(request, around.cookie, request.socket.remoteAddress ?? '')
  if (request.url?.split('?')[0] !== '/graphql') return undefined
  if (credentials.apiKey === undefined && !isOwnOrigin(request, around.options.publicUrl)) return undefined
  const actor = await around.who.identify(credentials)
  return isKnown(actor) ? { actor, credentials } : undefined
}

/** True when the page that opens the socket came from this server. Browsers always send an origin. */
function isOwnOrigin({ headers }: IncomingMessage, publicUrl: string | undefined): boolean {
  const origin = headers.origin === undefined ? null : URL.parse(headers.origin)
  if (origin === null) return false
  return origin.host === headers.host || (publicUrl !== undefined && origin.origin === publicUrl)
}

function refuse(stream: Duplex): void {
  stream.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
}
