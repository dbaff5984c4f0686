import type { Digest } from '#server/ports/digest.ts'

const SIGNED_PART = 12

/** The code of a member's link: the number, and a signature so that nobody can try numbers. */
export const sponsorCodeOf = (digest: Digest, number: string): string =>
  `${number}-${digest.identifier('sponsor-link', number).slice(0, SIGNED_PART)}`

/** The member number of a code; `undefined` for a code that this company has not given out. */
export function numberOfSponsorCode(digest: Digest, code: string): string | undefined {
  const number = code.slice(0, -SIGNED_PART - 1)
  return number !== '' && sponsorCodeOf(digest, number) === code ? number : undefined
}
