const PREFIX_WEIGHT = 0.1
const PREFIX_MAX = 4
const BOOST_FROM = 0.7

let usedLeft = new Uint8Array(64)
let usedRight = new Uint8Array(64)

/**
 * Jaro-Winkler similarity, 0 to 1 (W. E. Winkler, *String comparator metrics and enhanced decision rules in the
 * Fellegi-Sunter model of record linkage*, 1990): Jaro's mean of matching letters, raised for a common start of up
 * to four letters where Jaro alone exceeds 0.7.
 */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return 1
  const jaro = jaroSimilarity(left, right)
  if (jaro <= BOOST_FROM) return jaro
  const most = Math.min(PREFIX_MAX, left.length, right.length)
  let prefix = 0
  while (prefix < most && left.charCodeAt(prefix) === right.charCodeAt(prefix)) prefix += 1
  return jaro + prefix * PREFIX_WEIGHT * (1 - jaro)
}

function jaroSimilarity(left: string, right: string): number {
  if (left.length === 0 || right.length === 0) return 0
  const matches = markMatches(left, right)
  if (matches === 0) return 0
  const swaps = countOutOfOrder(left, right) / 2
  return (matches / left.length + matches / right.length + (matches - swaps) / matches) / 3
}

function markMatches(left: string, right: string): number {
  if (usedLeft.length < left.length) usedLeft = new Uint8Array(left.length * 2)
  if (usedRight.length < right.length) usedRight = new Uint8Array(right.length * 2)
  usedLeft.fill(0, 0, left.length)
  usedRight.fill(0, 0, right.length)
  const reach = Math.max(0, (Math.max(left.length, right.length) >> 1) - 1)
  let matches = 0
  for (let at = 0; at < left.length; at += 1) {
    const code = left.charCodeAt(at)
    const end = Math.min(right.length, at + reach + 1)
    for (let other = Math.max(0, at - reach); other < end; other += 1) {
      if (usedRight[other] === 1 || right.charCodeAt(other) !== code) continue
      usedLeft[at] = 1
      usedRight[other] = 1
      matches += 1
      break
    }
  }
  return matches
}

function countOutOfOrder(left: string, right: string): number {
  let other = 0
  let differing = 0
  for (let at = 0; at < left.length; at += 1) {
    if (usedLeft[at] === 0) continue
    while (usedRight[other] === 0) other += 1
    if (left.charCodeAt(at) !== right.charCodeAt(other)) differing += 1
    other += 1
  }
  return differing
}
