/** A scored pair of records. Records go by their numbers (rows); `bits` is the match weight after brakes. */
export interface Edge {
  readonly left: number
  readonly right: number
  readonly bits: number
}

/** A pair of records that a person has judged. */
export type JudgedPair = readonly [left: number, right: number]

/** What records are put together by. */
export interface ClusterGround {
  /** Weight from which a pair links. */
  readonly cutBits: number
  readonly edges: readonly Edge[]
  readonly same: readonly JudgedPair[]
  readonly different: readonly JudgedPair[]
  /** A record's lasting id: ties are broken by it, so that the order of arrival does not matter. */
  readonly idOf: (record: number) => string
  /** Match weight of any two records, asked where two groups would be joined by a single pair. */
  readonly bitsOf: (left: number, right: number) => number
  /** A verified tax id, `''` where there is none: two different ones never share an entity. */
  readonly verifiedTaxId: (record: number) => string
}

/** One step by which an entity came together. */
export interface Union {
  readonly left: number
  readonly right: number
  readonly bits: number
  readonly by: 'JUDGEMENT' | 'WEIGHT'
}

/** Records held to be one person, two or more, with the unions that made them so, in order. */
export interface Cluster {
  readonly records: readonly number[]
  readonly unions: readonly Union[]
}

/** A union that was refused, and why. */
export interface RefusedUnion {
  readonly left: number
  readonly right: number
  readonly because: 'JUDGED_DIFFERENT' | 'TAX_IDS_DIFFER' | 'CONTESTED' | 'PAIRS_CONTRADICT'
}

export interface Clustering {
  readonly clusters: readonly Cluster[]
  readonly refused: readonly RefusedUnion[]
}

/** How far ahead one of two mutually different records must be to keep a third that matches both. */
const CONTEST_LEAD_BITS = 5
/** Mean weight of the pairs between two groups below which no single pair joins them. */
const CONTRADICTION_BITS = 0
const CROSS_RECORDS_MAX = 15

/**
 * Entities of scored pairs: judgements of SAME first, then edges by falling weight into a union-find (R. E. Tarjan,
 * 1975), refusing each union that would put a pair judged DIFFERENT, or two verified tax ids, into one entity. A
 * record that matches both sides of a DIFFERENT pair stays with neither unless one is 5 bits ahead. The outcome
 * depends on ids and weights alone, not on the order of `edges`.
 */
export function clusterRecords(ground: ClusterGround): Clustering {
  const refused: RefusedUnion[] = []
  const linking = ground.edges.filter(({ bits }) => bits >= ground.cutBits)
  const contested = contestedEdges(ground, linking)
  const groups = new Groups(ground)
  for (const [left, right] of ground.same) {
    groups.join({ left, right, bits: Number.POSITIVE_INFINITY, by: 'JUDGEMENT' }, refused)
  }
  for (const edge of sortEdges(linking, ground.idOf)) {
    if (contested.has(edge)) refused.push({ left: edge.left, right: edge.right, because: 'CONTESTED' })
    else groups.join({ ...edge, by: 'WEIGHT' }, refused)
  }
  return { clusters: groups.clusters(), refused }
}

function sortEdges(edges: readonly Edge[], idOf: (record: number) => string): Edge[] {
  const key = ({ left, right }: Edge): string => [idOf(left), idOf(right)].sort().join(' ')
  return [...edges].sort((a, b) => b.bits - a.bits || (key(a) < key(b) ? -1 : 1))
}

/** Edges to drop because their record matches both sides of a pair judged DIFFERENT. */
function contestedEdges({ different, same }: ClusterGround, linking: readonly Edge[]): Set<Edge> {
  const dropped = new Set<Edge>()
  if (different.length === 0) return dropped
  const judged = new Set(different.flat())
  const edgesOf = new Map<number, Map<number, Edge>>()
  for (const edge of linking) {
    for (const [record, other] of [[edge.left, edge.right] as const, [edge.right, edge.left] as const]) {
      if (!judged.has(record)) continue
      const edges = edgesOf.get(record) ?? new Map<number, Edge>()
      edgesOf.set(record, edges.set(other, edge))
    }
  }
  const bound = new Set(same.flat())
  for (const [left, right] of different) {
    for (const [third, leftEdge] of edgesOf.get(left) ?? []) {
      const rightEdge = edgesOf.get(right)?.get(third)
      if (rightEdge === undefined || bound.has(third)) continue
      const lead = leftEdge.bits - rightEdge.bits
      if (lead < CONTEST_LEAD_BITS) dropped.add(leftEdge)
      if (lead > -CONTEST_LEAD_BITS) dropped.add(rightEdge)
    }
  }
  return dropped
}

/** A union-find over records that knows what may not be joined. */
class Groups {
  readonly #parent = new Map<number, number>()
  readonly #members = new Map<number, number[]>()
  readonly #taxId = new Map<number, string>()
  readonly #unions: Union[] = []
  readonly #opponents = new Map<number, number[]>()
  readonly #ground: ClusterGround

  constructor(ground: ClusterGround) {
    this.#ground = ground
    for (const [left, right] of ground.different) {
      this.#opponents.set(left, [...(this.#opponents.get(left) ?? []), right])
      this.#opponents.set(right, [...(this.#opponents.get(right) ?? []), left])
    }
  }

  join(union: Union, refused: RefusedUnion[]): void {
    const left = this.#root(union.left)
    const right = this.#root(union.right)
    if (left === right) return
    const because = this.#refusal(left, right) ?? this.#contradiction(union, left, right)
    if (because !== undefined) {
      refused.push({ left: union.left, right: union.right, because })
      return
    }
    const [big, small] =
      this.#members.get(left)!.length >= this.#members.get(right)!.length ? [left, right] : [right, left]
    this.#parent.set(small, big)
    this.#members.get(big)!.push(...this.#members.get(small)!)
    this.#members.delete(small)
    this.#taxId.set(big, this.#taxId.get(big)! || this.#taxId.get(small)!)
    this.#unions.push(union)
  }

  clusters(): Cluster[] {
    const unions = new Map<number, Union[]>()
    for (const union of this.#unions) {
      const root = this.#root(union.left)
      const list = unions.get(root)
      if (list) list.push(union)
      else unions.set(root, [union])
    }
    return [...unions].map(([root, made]) => ({
      records: this.#members.get(root)!.sort((a, b) => a - b),
      unions: made,
    }))
  }

  #refusal(left: number, right: number): RefusedUnion['because'] | undefined {
    const [leftTax, rightTax] = [this.#taxId.get(left)!, this.#taxId.get(right)!]
    if (leftTax !== '' && rightTax !== '' && leftTax !== rightTax) return 'TAX_IDS_DIFFER'
    if (this.#opponents.size === 0) return undefined
    const [few, other] =
      this.#members.get(left)!.length <= this.#members.get(right)!.length ? [left, right] : [right, left]
    const opposed = this.#members
      .get(few)!
      .some((record) => this.#opponents.get(record)?.some((opponent) => this.#root(opponent) === other))
    return opposed ? 'JUDGED_DIFFERENT' : undefined
  }

  /** Two groups of several records are one person only if their pairs, taken together, do not say the opposite. */
  #contradiction(union: Union, left: number, right: number): RefusedUnion['because'] | undefined {
    const [ours, theirs] = [this.#members.get(left)!, this.#members.get(right)!]
    if (union.by === 'JUDGEMENT' || ours.length < 2 || theirs.length < 2) return undefined
    let sum = 0
    let pairs = 0
    for (const one of this.#firstOf(ours)) {
      for (const other of this.#firstOf(theirs)) {
        sum += this.#ground.bitsOf(one, other)
        pairs += 1
      }
    }
    return sum / pairs < CONTRADICTION_BITS ? 'PAIRS_CONTRADICT' : undefined
  }

  /** A few records that stand for a large group, the same whatever the order of arrival. */
  #firstOf(records: readonly number[]): readonly number[] {
    if (records.length <= CROSS_RECORDS_MAX) return records
    const { idOf } = this.#ground
    return [...records].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1)).slice(0, CROSS_RECORDS_MAX)
  }

  #root(record: number): number {
    if (!this.#parent.has(record)) {
      this.#parent.set(record, record)
      this.#members.set(record, [record])
      this.#taxId.set(record, this.#ground.verifiedTaxId(record))
      return record
    }
    let root = record
    while (this.#parent.get(root) !== root) root = this.#parent.get(root)!
    for (let at = record; at !== root; ) {
      const next = this.#parent.get(at)!
      this.#parent.set(at, root)
      at = next
    }
    return root
  }
}
