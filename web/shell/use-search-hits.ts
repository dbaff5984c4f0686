import { useEffect, useState } from 'react'
import { read } from '#web/api/client.ts'
import { DownlineFindDocument, MembersDocument, OrdersDocument } from '#web/api/generated/graphql.ts'
import { formatInstantDayText } from '#web/kit/instant-format.ts'
import { useInstantZone } from '#web/kit/instant-text.tsx'
import { isStaff, may, useViewer, type Viewer } from '#web/session/session.tsx'
import { type Found, foundMember, foundOrder } from '#web/shell/search-model.ts'
import { type Language, useWords } from '#web/words/words.ts'

const WAIT_MS = 200
const AT_MOST = 6

/** Hits from the server for a text of two characters and more, 200 ms after the last key. */
export function useSearchHits(text: string): { readonly hits: readonly Found[]; readonly busy: boolean } {
  const viewer = useViewer()
  const { language } = useWords()
  const zone = useInstantZone()
  const [state, setState] = useState<{ readonly text: string; readonly hits: readonly Found[] }>({
    text: '',
    hits: [],
  })
  const wanted = text.trim()
  useEffect(() => {
    if (wanted.length < 2) return
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      const [members, orders] = await Promise.all([
        findMembers(viewer, wanted, stop.signal),
        findOrders(viewer, { text: wanted, language, zone }, stop.signal),
      ])
      if (!stop.signal.aborted) setState({ text: wanted, hits: [...members, ...orders] })
    }, WAIT_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [wanted, viewer, language, zone])
  if (wanted.length < 2) return { hits: [], busy: false }
  return { hits: state.hits, busy: state.text !== wanted }
}

async function findMembers(viewer: Viewer, text: string, signal: AbortSignal): Promise<readonly Found[]> {
  if (isStaff(viewer)) {
    const reply = await read(MembersDocument, { search: text, order: 'NAME' }, signal)
    if (reply.kind !== 'data') return []
    return reply.data.members.rows.slice(0, AT_MOST).map((row) => foundMember(row, row.rank ?? ''))
  }
  if (!may(viewer, 'DOWNLINE_SEE')) return []
  const reply = await read(DownlineFindDocument, { text }, signal)
  if (reply.kind !== 'data') return []
  return reply.data.downlineFind.slice(0, AT_MOST).map((hit) => foundMember(hit.member, hit.rank ?? ''))
}

async function findOrders(
  viewer: Viewer,
  wanted: { readonly text: string; readonly language: Language; readonly zone: string | undefined },
  signal: AbortSignal,
): Promise<readonly Found[]> {
  if (!may(viewer, 'ORDER_SEE')) return []
  const reply = await read(OrdersDocument, { filter: { search: wanted.text } }, signal)
  if (reply.kind !== 'data') return []
  return reply.data.orders.rows
    .slice(0, AT_MOST)
    .map((row) =>
      foundOrder(
        row,
        [row.buyer?.name, formatInstantDayText(row.acceptedAt, wanted.language, wanted.zone)]
          .filter(Boolean)
          .join(' · '),
      ),
    )
}
