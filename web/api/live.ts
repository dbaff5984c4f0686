import type { Client } from 'graphql-ws'
import { useEffect, useRef } from 'react'
import type { TypedDocumentString } from '#web/api/generated/graphql.ts'

const LONGEST_WAIT_MS = 30_000
const FOLD_MS = 250

/** The wait before try number `tries` (from 0): doubles to 30 s, and `chance` in [0, 1) spreads it over its upper half. */
export function waitBeforeRetryMs(tries: number, chance: number): number {
  const whole = Math.min(LONGEST_WAIT_MS, 500 * 2 ** Math.min(tries, 10))
  return Math.round(whole / 2 + (whole / 2) * chance)
}

let socket: Promise<Client> | undefined

/** One lazy socket for all; it never gives up, and the cookie of the session opens it. */
function openSocket(): Promise<Client> {
  socket ??= import('graphql-ws').then(({ createClient }) =>
    createClient({
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
      lazy: true,
      keepAlive: 12_000,
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => true,
      retryWait: (tries) =>
        new Promise((resolve) => setTimeout(resolve, waitBeforeRetryMs(tries, Math.random()))),
    }),
  )
  return socket
}

/** Listens while mounted; messages are folded for 250 ms, since each only says: ask again. */
export function useLive<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables | undefined,
  onMessages: (messages: readonly Data[]) => void,
): void {
  const handler = useRef(onMessages)
  handler.current = onMessages
  const key = variables === undefined ? undefined : JSON.stringify(variables)
  const query = document.toString()
  useEffect(() => {
    if (key === undefined) return
    return listen<Data>(query, JSON.parse(key), (messages) => handler.current(messages))
  }, [query, key])
}

function listen<Data>(
  query: string,
  variables: Record<string, unknown>,
  deliver: (messages: readonly Data[]) => void,
): () => void {
  let waiting: Data[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended = false
  let stop = () => {}
  const flush = () => {
    const batch = waiting
    waiting = []
    timer = undefined
    deliver(batch)
  }
  void openSocket().then((client) => {
    if (ended) return
    stop = client.subscribe<Data>(
      { query, variables },
      {
        next: ({ data }) => {
          if (!data) return
          waiting.push(data)
          timer ??= setTimeout(flush, FOLD_MS)
        },
        error: () => {},
        complete: () => {},
      },
    )
  })
  return () => {
    ended = true
    clearTimeout(timer)
    stop()
  }
}
