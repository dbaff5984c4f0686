import type { ContractStatus } from '#server/domain/genealogy/events.ts'
import type { MemberId, Ordinal } from '#server/domain/kernel/ids.ts'
import { dayNumber } from '#server/domain/kernel/instant.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import type { EventLog } from '#server/ports/event-log.ts'
import type { EventKind, LoggedEvent, LoggedOf } from '#server/ports/events.ts'

/** What one event means to the index. `id` is the member it touches. */
export type IndexChange = { readonly seq: bigint; readonly id: MemberId } & (
  | {
      readonly kind: 'ENROL'
      readonly ordinal: Ordinal
      readonly sponsorId: MemberId | null
      readonly status: ContractStatus
      readonly country: string
      readonly joinedDay: number
    }
  | { readonly kind: 'MOVE'; readonly sponsorId: MemberId }
  | { readonly kind: 'STATUS'; readonly status: ContractStatus }
  | { readonly kind: 'COUNTRY'; readonly country: string }
  | { readonly kind: 'VOLUME'; readonly period: string; readonly own: bigint; readonly customers: bigint }
)

type Meaning = IndexChange | undefined

/** What each kind of event changes in the trees, the attributes or the volumes; `null`: nothing. */
const MEANINGS: {
  readonly [Kind in EventKind]: ((event: LoggedOf<Kind>, log: EventLog) => Meaning | Promise<Meaning>) | null
} = {
  MEMBER_ENROLLED: enrolled,
  MEMBER_MOVED: ({ seq, body }) => ({ seq, kind: 'MOVE', id: body.id, sponsorId: body.sponsorId }),
  MEMBER_STATUS_CHANGED: ({ seq, body }) => ({ seq, kind: 'STATUS', id: body.id, status: body.status }),
  CONTACT_CHANGED: ({ seq, body }) => ({ seq, kind: 'COUNTRY', id: body.id, country: body.country }),
  ORDER_RECORDED: recorded,
  ORDER_CANCELLED: cancelled,
  ORDER_CREDITED: credited,
  CUSTOMER_REGISTERED: null,
  LEAD_CAPTURED: null,
  PRODUCT_SAVED: null,
  COMPANY_SET_UP: null,
  COMPANY_IMPORTED: null,
  IMPORT_FINISHED: null,
  SIGHT_POLICY_SET: null,
  USER_CREATED: null,
  USER_ROLES_CHANGED: null,
  USER_BLOCKED: null,
  USER_LANGUAGE_SET: null,
  PASSWORD_CHANGED: null,
  SESSIONS_REVOKED: null,
  API_KEY_CREATED: null,
  API_KEY_REVOKED: null,
  PLAN_VERSION_SAVED: null,
  RUN_COMPUTED: null,
  RUN_REVIEWED: null,
  PERIOD_FROZEN: null,
  PERIOD_THAWED: null,
  RUN_CLOSED: null,
}

/** The changes of a page of events, in order. A cancellation asks the log for the order it names. */
export async function changesOf(events: readonly LoggedEvent[], log: EventLog): Promise<IndexChange[]> {
  const changes: IndexChange[] = []
  for (const event of events) {
    const meaning = MEANINGS[event.kind] as
      | ((event: LoggedEvent, log: EventLog) => Meaning | Promise<Meaning>)
      | null
    const change = await meaning?.(event, log)
    if (change !== undefined) changes.push(change)
  }
  return changes
}

function enrolled({ seq, body, ordinal }: LoggedOf<'MEMBER_ENROLLED'>): IndexChange {
  invariant(ordinal !== undefined, 'the log names the ordinal of every member it enrols')
  const { id, sponsorId, status, country, enrolledOn } = body
  const joinedDay = dayNumber(enrolledOn)
  return { seq, kind: 'ENROL', id, ordinal: ordinal as Ordinal, sponsorId, status, country, joinedDay }
}

function recorded({ seq, body }: LoggedOf<'ORDER_RECORDED'>): Meaning {
  const { memberId, period, byCustomer, pvHundredths } = body
  if (memberId === null) return undefined
  return { seq, kind: 'VOLUME', id: memberId, period, ...shared(byCustomer, pvHundredths) }
}

function credited({ seq, body }: LoggedOf<'ORDER_CREDITED'>): Meaning {
  const { memberId, period, byCustomer, pvHundredths } = body
  if (memberId === null) return undefined
  const taken = pvHundredths.reduce((sum, part) => sum + part, 0n)
  return { seq, kind: 'VOLUME', id: memberId, period, ...shared(byCustomer, -taken) }
}

/** Nothing of a cancelled order was ever credited (`cancellation.ts`), so all of it goes. */
async function cancelled({ seq, body }: LoggedOf<'ORDER_CANCELLED'>, log: EventLog): Promise<Meaning> {
  const found = await log.find({ subject: body.id, kind: 'ORDER_RECORDED' }, 1)
  const order = found[0]
  if (order?.kind !== 'ORDER_RECORDED') return undefined
  const volume = recorded(order)
  if (volume?.kind !== 'VOLUME') return undefined
  return { ...volume, seq, own: -volume.own, customers: -volume.customers }
}

const shared = (byCustomer: boolean, volume: bigint) =>
  byCustomer ? { own: 0n, customers: volume } : { own: volume, customers: 0n }
