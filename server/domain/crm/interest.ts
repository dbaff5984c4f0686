import type { ContactId, MemberId } from '#server/domain/kernel/ids.ts'

/** What a contact may wish for: to buy, or to sell. */
export const INTEREST_KINDS = ['CUSTOMER', 'RECRUIT'] as const

export type InterestKind = (typeof INTEREST_KINDS)[number]

/** Where an interest stands on its way. Every interest of either kind begins as `NEW`. */
export type InterestStage = 'NEW'

/** What tells open interests apart. */
export interface OpenInterest {
  readonly contactId: ContactId
  readonly kind: InterestKind
  /** Null: the company's. */
  readonly ownerId: MemberId | null
}

/**
 * The key an interest carries while it is open, under a uniqueness constraint: no contact shows one owner (nor the
 * company) the same kind of interest twice at once.
 */
export const openKeyOf = ({ contactId, kind, ownerId }: OpenInterest): string =>
  `${contactId} ${kind} ${ownerId ?? 'COMPANY'}`
