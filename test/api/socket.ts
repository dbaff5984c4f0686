import { WebSocket } from 'ws'
import type { Client } from '#test/api/client.ts'

/** A socket that speaks graphql-transport-ws. */
export interface Socket {
  /** The close code, once it is closed. */
  readonly closed: Promise<number>
  /** Messages of a subscription, as they come; `undefined` after `timeoutMs` without one. */
  subscribe(query: string): { next(timeoutMs: number): Promise<unknown> }
  close(): void
}

/** What a socket is opened with beside the cookie. */
export interface SocketOptions {
  readonly origin?: string
  /** A machine's key, sent instead of the cookie and without an origin. */
  readonly apiKey?: string
}

/** Opens a socket as a client and waits until the server has acknowledged it; throws when it is refused. */
export async function openSocket(
  client: Client,
  { origin = client.address, apiKey }: SocketOptions = {},
): Promise<Socket> {
  const url = `${client.address.replace('http', 'ws')}/graphql`
  const socket = new WebSocket(url, 'graphql-transport-ws', {
    headers: apiKey === undefined ? { cookie: client.cookie, origin } : { authorization: `Bearer ${apiKey}` },
  })
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  const waiting = new Map<string, (message: unknown) => void>()
  const received = new Map<string, unknown[]>()
  await new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as { type: string; id?: string; payload?: unknown }
      if (message.type === 'connection_ack') return resolve()
      if (message.type === 'ping') return socket.send(JSON.stringify({ type: 'pong' }))
      if (message.id === undefined) return
      const give = waiting.get(message.id)
      waiting.delete(message.id)
      if (give) give(message.payload)
      else received.set(message.id, [...(received.get(message.id) ?? []), message.payload])
    })
    socket.send(JSON.stringify({ type: 'connection_init' }))
  })
  let subscriptions = 0
  return {
    closed,
    subscribe: (query) => {
      subscriptions += 1
      const id = `${subscriptions}`
      socket.send(JSON.stringify({ type: 'subscribe', id, payload: { query } }))
      return { next: (timeoutMs) => nextMessage(received, waiting, { id, timeoutMs }) }
    },
    close: () => socket.close(),
  }
}

function nextMessage(
  received: Map<string, unknown[]>,
  waiting: Map<string, (message: unknown) => void>,
  { id, timeoutMs }: { readonly id: string; readonly timeoutMs: number },
): Promise<unknown> {
  const [first, ...rest] = received.get(id) ?? []
  if (first !== undefined) {
    received.set(id, rest)
    return Promise.resolve(first)
  }
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      waiting.delete(id)
      resolve(undefined)
    }, timeoutMs)
    waiting.set(id, (message) => {
      clearTimeout(timer)
      resolve(message)
    })
  })
}
