/**
 * Orders member numbers as people read them: runs of digits by value, the rest by code unit, and equal values by
 * plain text, so that the order is total. It is the last tie-break of every computation.
 */
export function compareMemberNumbers(left: string, right: string): number {
  const [a, b] = [left.match(/\d+|\D+/g) ?? [], right.match(/\d+|\D+/g) ?? []]
  for (let part = 0; part < Math.min(a.length, b.length); part += 1) {
    const order = compareParts(a[part]!, b[part]!)
    if (order !== 0) return order
  }
  if (a.length !== b.length) return a.length - b.length
  return left < right ? -1 : left > right ? 1 : 0
}

function compareParts(left: string, right: string): number {
  if (/^\d/.test(left) && /^\d/.test(right)) {
    const [a, b] = [left.replace(/^0+(?=\d)/, ''), right.replace(/^0+(?=\d)/, '')]
    if (a.length !== b.length) return a.length - b.length
    return a < b ? -1 : a > b ? 1 : 0
  }
  return left < right ? -1 : left > right ? 1 : 0
}
