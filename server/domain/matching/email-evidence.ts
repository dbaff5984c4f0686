import { jaroWinkler } from '#server/domain/matching/jaro-winkler.ts'

const NAME_START = 3
const TELLING_DIGITS = 2
const SAME_DOMAIN = 0.88

/** Two different addresses whose users are equal or alike, and the names of the two people. */
export interface AlikeEmails {
  readonly left: string
  readonly right: string
  /** Given names and surnames, `''` where missing. */
  readonly names: readonly string[]
}

/**
 * True when the likeness of two addresses says nothing beyond the likeness of the names: the user spells a name
 * (`anna.meyer12`), the domain is another one, and no digits are common to both. Namesakes have such addresses.
 */
export function isExplainedByName({ left, right, names }: AlikeEmails): boolean {
  const [leftUser, leftDomain] = parts(left)
  const [rightUser, rightDomain] = parts(right)
  const spellsName = names.some(
    (name) => name.length >= NAME_START && leftUser.includes(name.slice(0, NAME_START)),
  )
  if (!spellsName) return false
  const [leftDigits, rightDigits] = [digitsOf(leftUser), digitsOf(rightUser)]
  if (leftDigits.length >= TELLING_DIGITS && leftDigits === rightDigits) return false
  return leftUser !== rightUser || jaroWinkler(leftDomain, rightDomain) < SAME_DOMAIN
}

/** True when two users differ in digits that both of them have: the next number of a name, not a slip of the pen. */
export function differInNumber(left: string, right: string): boolean {
  const [leftDigits, rightDigits] = [digitsOf(parts(left)[0]), digitsOf(parts(right)[0])]
  return leftDigits !== '' && rightDigits !== '' && leftDigits !== rightDigits
}

const digitsOf = (text: string): string => text.replace(/\D+/g, '')

function parts(email: string): readonly [user: string, domain: string] {
  const at = email.lastIndexOf('@')
  return at < 0 ? [email, ''] : [email.slice(0, at), email.slice(at + 1)]
}
