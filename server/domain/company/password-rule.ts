/** Shortest password anybody may choose. */
export const PASSWORD_LENGTH_MIN = 10
/** Longer text is refused before it is hashed: hashing it would cost time for nothing. */
export const PASSWORD_LENGTH_MAX = 200

/**
 * Why a password is too weak, or `undefined` (after NIST SP 800-63B: length counts, composition rules do not; what
 * is guessed first is refused): too short or long, hardly any different characters, a run, or one's own name or e-mail.
 */
export function passwordWeakness(password: string, known: readonly string[]): string | undefined {
  if (password.length < PASSWORD_LENGTH_MIN) return 'TOO_SHORT'
  if (password.length > PASSWORD_LENGTH_MAX) return 'TOO_LONG'
  if (new Set(password).size < 5) return 'TOO_PLAIN'
  if (isRun(password)) return 'TOO_PLAIN'
  const folded = password.toLowerCase()
  const guessed = known
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part.length > 2)
  const rest = [
    ...guessed,
    'password',
    'passwort',
    'stemma',
    'qwertz',
    'qwerty',
    'welcome',
    'willkommen',
  ].reduce((text, part) => text.replaceAll(part, ''), folded)
  return rest.length < 6 ? 'TOO_CLOSE' : undefined
}

/** `abcdefghij`, `1234567890`: every character follows the one before. */
function isRun(password: string): boolean {
  const steps = new Set<number>()
  for (let place = 1; place < password.length; place += 1) {
    steps.add(password.charCodeAt(place) - password.charCodeAt(place - 1))
  }
  return steps.size === 1 || (steps.size === 2 && steps.has(1))
}
