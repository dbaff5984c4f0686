import type { Cluster } from '#server/domain/matching/clusters.ts'

/** Why a person should look at an entity before any rule acts on it. */
export type ReviewReason = 'LARGE' | 'SPARSE' | 'BRIDGE' | 'WEAK'

/** What speaks against an entity, and where it would be cut. */
export interface ClusterReview {
  readonly reasons: readonly ReviewReason[]
  /** The weakest union: the proposed cut. Absent where nothing speaks against the entity. */
  readonly proposedCut?: readonly [left: number, right: number]
}

const LARGE = 8
const DENSITY_MIN = 0.5
/** Larger entities are not looked at pair by pair: they are for review as they are. */
const PAIRWISE_MAX = 200

/**
 * The brakes on an entity as a whole (compliance, section 3.4): more than 8 records, fewer than half of its pairs at
 * the cut, one pair whose loss leaves two parts of two or more, or a mean weight below the cut. All pairs are scored,
 * also those that blocking did not find. `bitsOf` is the match weight of two records, `cutBits` the cut.
 */
export function reviewCluster(
  { records, unions }: Cluster,
  bitsOf: (left: number, right: number) => number,
  cutBits: number,
): ClusterReview {
  const reasons: ReviewReason[] = records.length > LARGE ? ['LARGE'] : []
  if (records.length <= PAIRWISE_MAX) {
    const links: (readonly [number, number])[] = []
    let sum = 0
    for (let left = 1; left < records.length; left += 1) {
      for (let right = 0; right < left; right += 1) {
        const bits = bitsOf(records[left]!, records[right]!)
        sum += bits
        if (bits >= cutBits) links.push([left, right])
      }
    }
    const pairs = (records.length * (records.length - 1)) / 2
    if (links.length < DENSITY_MIN * pairs) reasons.push('SPARSE')
    if (links.some((link) => isBridge(records.length, links, link))) reasons.push('BRIDGE')
    if (sum / pairs < cutBits) reasons.push('WEAK')
  }
  if (reasons.length === 0) return { reasons }
  const weakest = unions.reduce((least, union) => (union.bits < least.bits ? union : least))
  return { reasons, proposedCut: [weakest.left, weakest.right] }
}

/** True when the records on either side of a link hang together without it, but not with each other. */
function isBridge(
  size: number,
  links: readonly (readonly [number, number])[],
  link: readonly [number, number],
): boolean {
  const others = links.filter((each) => each !== link)
  const side = reached(size, others, link[0])
  if (side.has(link[1]) || side.size < 2) return false
  return reached(size, others, link[1]).size >= 2
}

function reached(size: number, links: readonly (readonly [number, number])[], from: number): Set<number> {
  const next = Array.from({ length: size }, (): number[] => [])
  for (const [left, right] of links) {
    next[left]!.push(right)
    next[right]!.push(left)
  }
  const seen = new Set([from])
  const open = [from]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const other of next[at]!) {
      if (seen.has(other)) continue
      seen.add(other)
      open.push(other)
    }
  }
  return seen
}
