import { Client, cacheExchange, fetchExchange } from 'urql'
import type { TypedDocumentString } from '#web/api/generated/graphql.ts'
import { failureOf, isSignedOut, type Reply } from '#web/api/reply.ts'

type Listener = () => void

/** A counter others may watch: raised after every write, so that what is shown is asked for again. */
function makeSignal() {
  const listeners = new Set<Listener>()
  let value = 0
  return {
    current: () => value,
    raise() {
      value += 1
      for (const listener of listeners) listener()
    },
    watch(listener: Listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export const revision = makeSignal()
export const signedOut = makeSignal()

let highestSeq = 0n
const ownSeqs = new Set<string>()

/** True for a place in the log that a write of this page has made: its own news is no news. */
export const isOwnSeq = (seq: string): boolean => ownSeqs.has(seq)

/** Remembers the newest log place seen, so that the next page never shows the past. */
function rememberSeq(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  for (const part of Object.values(value)) {
    const seq: unknown = typeof part === 'object' && part !== null ? Reflect.get(part, 'seq') : undefined
    if (typeof seq !== 'string' || !/^\d+$/.test(seq)) continue
    ownSeqs.add(seq)
    if (BigInt(seq) > highestSeq) highestSeq = BigInt(seq)
  }
}

function headers(): Record<string, string> {
  const fixed = { 'apollo-require-preflight': 'true' }
  return highestSeq === 0n ? fixed : { ...fixed, 'x-stemma-seq': highestSeq.toString() }
}

/** The one client: POST only (names never land in addresses), document cache, cookie session. */
export function makeClient(): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetchOptions: () => ({ headers: headers(), credentials: 'same-origin' }),
    exchanges: [cacheExchange, fetchExchange],
  })
}

export const client = makeClient()

type Document<Data, Variables> = TypedDocumentString<Data, Variables>

/** Reads once, past the cache. */
export async function read<Data, Variables extends object>(
  document: Document<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Reply<Data>> {
  const result = await client
    .query<Data, Variables>(document.toString(), variables, {
      requestPolicy: 'network-only',
      ...(signal ? { fetchOptions: { headers: headers(), credentials: 'same-origin', signal } } : {}),
    })
    .toPromise()
  return replyOf(result)
}

/** Writes once; a success makes every open screen ask again. */
export async function write<Data, Variables extends object>(
  document: Document<Data, Variables>,
  variables: Variables,
): Promise<Reply<Data>> {
  const result = await client.mutation<Data, Variables>(document.toString(), variables).toPromise()
  const reply = replyOf(result)
  if (reply.kind === 'data') {
    rememberSeq(reply.data)
    revision.raise()
  }
  return reply
}

/** What a result of the client means; a signed-out answer is told to the session as well. */
export function replyOf<Data>(result: {
  readonly data?: Data | null | undefined
  readonly error?: Parameters<typeof failureOf>[0] | undefined
}): Reply<Data> {
  if (result.error === undefined && result.data != null) return { kind: 'data', data: result.data }
  const failure = failureOf(result.error ?? { graphQLErrors: [] })
  if (isSignedOut(failure)) signedOut.raise()
  return failure
}
