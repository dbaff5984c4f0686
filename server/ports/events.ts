import type { CommerceEvents } from '#server/domain/commerce/events.ts'
import type { CompanyEvents } from '#server/domain/company/events.ts'
import type { CompensationEvents } from '#server/domain/compensation/events.ts'
import type { CrmEvents } from '#server/domain/crm/events.ts'
import type { GenealogyEvents } from '#server/domain/genealogy/events.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'

/** Everything that can happen, by kind. `body` stays for ever; `personal` can be erased. */
export type EventPayloads = CompanyEvents & GenealogyEvents & CrmEvents & CommerceEvents & CompensationEvents

export type EventKind = keyof EventPayloads

type PersonalOf<Payload> = Payload extends { personal: infer Personal }
  ? { readonly personal: Personal }
  : object

/** One event as a decision makes it; the committer adds seq, instant, actor, salt, digests and link. */
export type NewEvent = {
  [Kind in EventKind]: {
    readonly kind: Kind
    /** Id (or name) of the thing it happened to: the key of its history. */
    readonly subject: string
    readonly body: Readonly<EventPayloads[Kind]['body']>
  } & PersonalOf<EventPayloads[Kind]>
}[EventKind]

/** One event as it stands in the log. */
export type LoggedEvent = NewEvent & {
  /** Its place: 1, 2, 3 ... without a gap, in commit order. */
  readonly seq: bigint
  readonly at: Instant
  /** User id, `system`, or `anonymous`. */
  readonly actor: string
  /** Events of one transaction share it and are adjacent. */
  readonly transaction: string
  /** What the committer added to the row: for MEMBER_ENROLLED the member's ordinal. */
  readonly ordinal?: number
}

/** An event of one kind as it stands in the log. */
export type LoggedOf<Kind extends EventKind> = Extract<LoggedEvent, { kind: Kind }>
