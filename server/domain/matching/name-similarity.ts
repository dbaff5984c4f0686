import { editDistance } from '#server/domain/matching/edit-distance.ts'
import { jaroWinkler } from '#server/domain/matching/jaro-winkler.ts'
import { isNickname } from '#server/domain/matching/nicknames.ts'

/** What an edit apart, a nickname or a part of a double name counts as. */
export const NEARLY_SAME = 0.92
const INITIAL = 0.8

/**
 * Likeness of two surnames, 0 to 1: Jaro-Winkler, raised to 0.92 when they are one edit apart or the words of one
 * all stand in the other (`mueller`, `mueller schmidt`). Folded texts.
 */
export function surnameSimilarity(left: string, right: string): number {
  if (left === right) return 1
  const similarity = jaroWinkler(left, right)
  if (similarity >= NEARLY_SAME) return similarity
  return isOneEdit(left, right) || isPartOf(left, right) ? NEARLY_SAME : similarity
}

/** Likeness of two given names: as surnames, and nicknames count 0.92, a fitting initial 0.8. */
export function givenSimilarity(left: string, right: string): number {
  const similarity = surnameSimilarity(left, right)
  if (similarity >= NEARLY_SAME) return similarity
  if (isNickname(firstWord(left), firstWord(right))) return NEARLY_SAME
  const initial = (left.length === 1 || right.length === 1) && left[0] === right[0]
  return initial ? Math.max(INITIAL, similarity) : similarity
}

const isOneEdit = (left: string, right: string): boolean =>
  Math.abs(left.length - right.length) <= 1 &&
  Math.min(left.length, right.length) > 2 &&
  editDistance(left, right) <= 1

function isPartOf(left: string, right: string): boolean {
  if (!left.includes(' ') && !right.includes(' ')) return false
  const [part, whole] = left.length < right.length ? [left, right] : [right, left]
  const words = whole.split(' ')
  return part.length > 2 && part.split(' ').every((word) => words.includes(word))
}

const firstWord = (text: string): string => {
  const blank = text.indexOf(' ')
  return blank < 0 ? text : text.slice(0, blank)
}
