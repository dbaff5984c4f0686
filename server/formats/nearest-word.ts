import { distance } from 'fastest-levenshtein'

/** The known word closest to a mistyped one, or `undefined` where none is near enough to be meant. */
export function nearestWord(typed: string, known: readonly string[]): string | undefined {
  let best: string | undefined
  let bestDistance = Math.max(2, Math.floor(typed.length / 3)) + 1
  for (const word of known) {
    const steps = distance(typed.toLowerCase(), word.toLowerCase())
    const nearer =
      steps < bestDistance || (steps === bestDistance && best !== undefined && isSwapped(typed, word))
    if (nearer) [best, bestDistance] = [word, steps]
  }
  return best
}

/** The same letters in another order: fingers swap them more often than they miss two. */
const isSwapped = (typed: string, word: string): boolean => lettersOf(typed) === lettersOf(word)
const lettersOf = (word: string): string => [...word.toLowerCase()].sort().join('')

/** `, did you mean "x"?` or `; known: a, b, c` as the end of a sentence about an unknown word. */
export function suggestion(typed: string, known: readonly string[]): string {
  const nearest = nearestWord(typed, known)
  if (nearest !== undefined) return `did you mean "${nearest}"?`
  return known.length === 0 ? 'none is defined' : `known: ${known.slice(0, 20).join(', ')}`
}
