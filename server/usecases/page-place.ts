import { InvalidInput } from '#server/domain/kernel/failure.ts'

/** Reads the token a page gave as its `next`; nothing for a text that no page gives. */
export type PlaceReader<Place> = (token: string) => Place | null | undefined

/** Says that `after` is no token of a page. */
export const brokenToken = (): InvalidInput =>
  new InvalidInput([{ path: 'after', reason: 'give `next` of the page before' }])

/** Where a page begins: null for the first one. Throws InvalidInput for a token that no page of this list gave. */
export function placeAfter<Place>(after: string | null, read: PlaceReader<Place>): Place | null {
  if (after === null) return null
  const place = read(after)
  if (place === null || place === undefined) throw brokenToken()
  return place
}

/** Reads a token that counts rows. */
export const rowsBefore: PlaceReader<number> = (token) => (/^\d{1,9}$/.test(token) ? +token : null)
