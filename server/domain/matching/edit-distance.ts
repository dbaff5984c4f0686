const WORD = 32
const PLAIN_CODES = 128
const plainPositions = new Int32Array(PLAIN_CODES)
const otherPositions = new Map<number, number>()

/**
 * Optimal string alignment distance (insert, delete, replace, swap of neighbours), exact.
 *
 * Bit-parallel after H. Hyyrö, *A bit-vector algorithm for computing Levenshtein and Damerau edit distances*
 * (Nordic Journal of Computing 10, 2003), which follows G. Myers (J. ACM 46, 1999), on what is left when the common
 * start and end are cut off; where the shorter side is then still longer than 32 letters, the plain table.
 */
export function editDistance(left: string, right: string): number {
  if (left === right) return 0
  const [a, b] = left.length <= right.length ? [left, right] : [right, left]
  let start = 0
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start += 1
  let end = 0
  while (end < a.length - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) {
    end += 1
  }
  const pattern = a.slice(start, a.length - end)
  const text = b.slice(start, b.length - end)
  if (pattern.length === 0) return text.length
  return pattern.length <= WORD ? bitParallel(pattern, text) : tableDistance(pattern, text)
}

function bitParallel(pattern: string, text: string): number {
  markPositions(pattern)
  const last = 1 << (pattern.length - 1)
  let distance = pattern.length
  let up = -1
  let down = 0
  let diagonal = 0
  let previous = 0
  for (let at = 0; at < text.length; at += 1) {
    const match = positionsOf(text.charCodeAt(at))
    const swap = ((~diagonal & match) << 1) & previous
    diagonal = (((match & up) + up) ^ up) | match | down | swap
    const rises = down | ~(diagonal | up)
    const falls = diagonal & up
    if (rises & last) distance += 1
    else if (falls & last) distance -= 1
    const shifted = (rises << 1) | 1
    up = (falls << 1) | ~(diagonal | shifted)
    down = diagonal & shifted
    previous = match
  }
  return distance
}

/** Notes for each letter, as bits, where the pattern has it. */
function markPositions(pattern: string): void {
  plainPositions.fill(0)
  if (otherPositions.size > 0) otherPositions.clear()
  for (let at = 0; at < pattern.length; at += 1) {
    const code = pattern.charCodeAt(at)
    if (code < PLAIN_CODES) plainPositions[code]! |= 1 << at
    else otherPositions.set(code, (otherPositions.get(code) ?? 0) | (1 << at))
  }
}

const positionsOf = (code: number): number =>
  code < PLAIN_CODES ? plainPositions[code]! : (otherPositions.get(code) ?? 0)

function tableDistance(left: string, right: string): number {
  let before: number[] = []
  let above = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1]
      let best = Math.min(above[column]! + 1, current[column - 1]! + 1, above[column - 1]! + (same ? 0 : 1))
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      if (swapped) best = Math.min(best, before[column - 2]! + 1)
      current.push(best)
    }
    before = above
    above = current
  }
  return above[right.length]!
}
