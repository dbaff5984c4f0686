import { type CannedMember, cannedMembers } from '#test/web/canned/company.ts'
import { crumb } from '#test/web/canned/tree-replies.ts'

export const MEMBERS = cannedMembers(640)
export const NOW = '2026-11-22T09:40:00.000Z'

export const eur = (minor: number) => ({ minor: `${Math.round(minor)}`, currency: 'EUR' })
export const memberOf = (id: string | null | undefined): CannedMember =>
  MEMBERS.find((one) => one.id === id) ?? MEMBERS[0]!
export const page = (rows: readonly object[], after: string | null | undefined) => {
  const from = after ? Number(after) : 0
  const next = from + 50 < rows.length ? `${from + 50}` : null
  return { rows: rows.slice(from, from + 50), page: { next, total: rows.length } }
}

export const events = (subject: string) =>
  ['ORDER_RECORDED', 'MEMBER_ENROLLED', 'CONTACT_CHANGED', 'RUN_CLOSED'].map((kind, position) => ({
    seq: `${1200 - position}`,
    at: `2026-11-${22 - position}T08:1${position}:00.000Z`,
    kind,
    subject,
    subjectNumber: position === 3 ? null : '100400',
    subjectName: position === 3 ? null : 'Jonas Keller',
    actor: position === 1 ? 'Birgit Sommer' : 'system',
    actorId: 'u-2',
    people: position === 0 ? [{ field: 'buyerId', number: '100400', name: 'Jonas Keller' }] : [],
    body: JSON.stringify({ number: '100400', period: '2026-11', amountMinor: 12950 }),
  }))

export const NEXT = {
  rank: 'Platinum',
  judged: true,
  period: '2026-10',
  missing: [
    { code: 'VOLUME', volume: 'GV', wanted: [], have: '18250.00', need: '20000.00', legCap: '10000.00' },
    { code: 'LEGS', volume: null, wanted: ['Gold'], have: '1', need: '2', legCap: null },
  ],
}

export const leg = (position: number) => {
  const head = MEMBERS[position]!
  return {
    head: crumb(head),
    members: head.below + 1,
    active: Math.round((head.below + 1) * 0.52),
    groupVolume: `${head.group}.00`,
  }
}
