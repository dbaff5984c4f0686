const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A lower-case UUID that names one thing for ever. */
export type Id<Noun extends string> = string & { readonly __id: Noun }

export type ContactId = Id<'Contact'>
/** A member is a contact: the same id. */
export type MemberId = ContactId
export type InterestId = Id<'Interest'>
export type UserId = Id<'User'>
export type OrderId = Id<'Order'>
export type CreditNoteId = Id<'CreditNote'>
export type StatementId = Id<'Statement'>
export type RunId = Id<'Run'>

/** Reads a UUID, lower-cased; `undefined` for anything else. */
export function parseId<Noun extends string>(text: string): Id<Noun> | undefined {
  const lower = text.toLowerCase()
  return UUID.test(lower) ? (lower as Id<Noun>) : undefined
}

/** A member's dense number: 0, 1, 2 ..., given once and never reused. */
export type Ordinal = number & { readonly __ordinal: true }
