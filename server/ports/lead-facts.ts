import type { InterestKind } from '#server/domain/crm/interest.ts'
import type { ContactId, InterestId, MemberId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'

/** An open interest. */
export interface InterestRecord {
  readonly id: InterestId
  readonly kind: InterestKind
  readonly stage: string
  readonly stageAt: Instant
  readonly openedAt: Instant
  /** Null: the company's. */
  readonly ownerId: MemberId | null
}

/** A lead with its open interests, oldest first; there is at least one. */
export interface LeadRecord {
  readonly id: ContactId
  readonly number: string
  readonly name: string
  readonly country: string
  readonly interests: readonly InterestRecord[]
}

/** A lead with contact data. */
export interface LeadProfile extends LeadRecord {
  readonly email: string | null
  readonly phone: string | null
  readonly street: string | null
  readonly postalCode: string | null
  readonly city: string | null
  readonly language: string
}

/** Which leads, in the order of their numbers. */
export interface LeadsWanted {
  /** Null: everybody's; else those with an interest of this owner, and of their interests those alone. */
  readonly ownerId: MemberId | null
  /** Number of the last one of the page before. */
  readonly after: string
  readonly limit: number
}

/** Reads about leads. */
export interface LeadFacts {
  list(wanted: LeadsWanted): Promise<readonly LeadRecord[]>
  count(ownerId: MemberId | null): Promise<number>
  /** With the open interests of all owners; `undefined` for whoever is no lead. */
  byId(id: ContactId): Promise<LeadProfile | undefined>
}
