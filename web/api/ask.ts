import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useQuery } from 'urql'
import { read, replyOf, revision, write } from '#web/api/client.ts'
import type { TypedDocumentString } from '#web/api/generated/graphql.ts'
import type { Failure, Reply } from '#web/api/reply.ts'

/** What a screen knows of one question: the data that is there, a failure beside it, and whether more is coming. */
export interface Ask<Data> {
  readonly data: Data | undefined
  readonly failure: Failure | undefined
  readonly busy: boolean
  readonly again: () => void
}

const useRevision = () => useSyncExternalStore(revision.watch, revision.current)

/** Asks the server and asks again after every write; data that is there stays while newer data is fetched. */
export function useAsk<Data, Variables extends object>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  pause = false,
): Ask<Data> {
  const [result, execute] = useQuery<Data, Variables & Record<string, unknown>>({
    query: document.toString(),
    variables: variables as Variables & Record<string, unknown>,
    pause,
    requestPolicy: 'cache-and-network',
  })
  const again = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute])
  const current = useRevision()
  const seen = useRef(current)
  useEffect(() => {
    if (seen.current === current) return
    seen.current = current
    if (!pause) again()
  }, [current, again, pause])
  const failed = result.error !== undefined && !result.fetching
  const reply = failed ? replyOf(result) : undefined
  return {
    // A failed answer carries `data: null`; nothing is nothing, whatever its spelling.
    data: result.data ?? undefined,
    failure: reply && reply.kind !== 'data' ? reply : undefined,
    busy: result.fetching || result.stale || (!pause && result.data == null && !failed),
    again,
  }
}

/** A write of a form: `send` answers with the reply, `busy` and `failure` stand beside the button. */
export function useWrite<Data, Variables extends object>(document: TypedDocumentString<Data, Variables>) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | undefined>()
  const [result, setResult] = useState<Data | undefined>()
  const send = async (variables: Variables): Promise<Reply<Data>> => {
    setBusy(true)
    setFailure(undefined)
    const reply = await write(document, variables)
    setBusy(false)
    if (reply.kind === 'data') setResult(reply.data)
    else setFailure(reply)
    return reply
  }
  return { send, busy, failure, result }
}

/** Rows that came page by page, the server's total beside them. */
export interface Pages<Row> {
  readonly rows: readonly Row[]
  readonly total: number | undefined
  readonly failure: Failure | undefined
  readonly busy: boolean
  readonly hasMore: boolean
  readonly more: () => void
  readonly again: () => void
}

interface PageQuestion<Data, Variables extends object, Row> {
  readonly document: TypedDocumentString<Data, Variables>
  readonly variables: Variables
  readonly pick: (data: Data) => {
    readonly rows: readonly Row[]
    readonly next: string | null
    /** Null: nobody has counted. */
    readonly total: number | null
  }
  /** The variable that takes the place to go on from. */
  readonly cursor?: 'after' | 'before'
}

interface PageState<Row> {
  readonly key: string
  readonly rows: readonly Row[]
  readonly next: string | null
  readonly total: number | undefined
  readonly failure: Failure | undefined
  readonly busy: boolean
}

/** A long list: the first page at once, the next as they are scrolled to; a changed question starts anew. */
export function usePages<Data, Variables extends object, Row>(
  question: PageQuestion<Data, Variables, Row>,
): Pages<Row> {
  const { document, variables, pick, cursor = 'after' } = question
  const key = JSON.stringify(variables)
  const current = useRevision()
  const [state, setState] = useState<PageState<Row>>(() => emptyPages(key))
  const latest = useRef(0)
  const load = useCallback(
    async (after: string | null) => {
      latest.current += 1
      const turn = latest.current
      setState((old) => ({ ...old, busy: true, failure: undefined }))
      const reply = await read(document, { ...(JSON.parse(key) as Variables), [cursor]: after })
      if (turn !== latest.current) return
      setState((old) => withReply(old, { key, after, reply, pick }))
    },
    [document, key, cursor, pick],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: a write elsewhere (`current`) asks again.
  useEffect(() => {
    void load(null)
  }, [load, current])
  const shown = state.key === key || state.busy ? state : emptyPages<Row>(key)
  const more = () => {
    if (!shown.busy && shown.next !== null) void load(shown.next)
  }
  return { ...shown, hasMore: shown.next !== null, more, again: () => void load(null) }
}

function emptyPages<Row>(key: string): PageState<Row> {
  return { key, rows: [], next: null, total: undefined, failure: undefined, busy: true }
}

function withReply<Data, Row>(
  old: PageState<Row>,
  arrived: {
    readonly key: string
    readonly after: string | null
    readonly reply: Reply<Data>
    readonly pick: PageQuestion<Data, object, Row>['pick']
  },
): PageState<Row> {
  if (arrived.reply.kind !== 'data') return { ...old, busy: false, failure: arrived.reply }
  const page = arrived.pick(arrived.reply.data)
  const before = arrived.after === null ? [] : old.rows
  return {
    key: arrived.key,
    rows: [...before, ...page.rows],
    next: page.next,
    total: page.total ?? undefined,
    failure: undefined,
    busy: false,
  }
}
