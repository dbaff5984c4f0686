import type { ContactId } from '#server/domain/kernel/ids.ts'

/** What a screen needs to name somebody. */
export interface ContactFace {
  readonly id: ContactId
  readonly number: string
  readonly name: string
}

/** Names of members, customers and leads. Whether a name may be shown is decided by sight, not here. */
export interface ContactFaces {
  /** By id; unknown and empty ids are left out. */
  faces(ids: Iterable<string>): Promise<ReadonlyMap<string, ContactFace>>
  byNumber(number: string): Promise<ContactFace | undefined>
}
