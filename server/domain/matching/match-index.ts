import type { BlockIndex } from '#server/domain/matching/block-index.ts'
import { type ClusterReview, reviewCluster } from '#server/domain/matching/cluster-review.ts'
import { CUT, clusterRows } from '#server/domain/matching/cluster-rows.ts'
import type { Cluster, Edge, JudgedPair } from '#server/domain/matching/clusters.ts'
import { EntityBook } from '#server/domain/matching/entity-book.ts'
import {
  classOf,
  type ExplainedPair,
  explainPair,
  type PairClass,
} from '#server/domain/matching/explain-pair.ts'
import { type Judgement, type JudgementAnswer, Judgements } from '#server/domain/matching/judgements.ts'
import { bitsOf, type PairScorer, probabilityOf } from '#server/domain/matching/pair-scorer.ts'
import type { NormalPerson } from '#server/domain/matching/person-record.ts'
import type { PersonStore } from '#server/domain/matching/person-store.ts'

/** What an index is made of: a model at work over a store, and its blocks. */
export interface MatchIndexParts {
  readonly scorer: PairScorer
  readonly blocks: BlockIndex
}

/** A record that a person may already be in. */
export interface FoundRecord {
  readonly id: string
  readonly entity: string
  readonly bits: number
  readonly probability: number
  readonly class: PairClass
}

const CUT_BITS = bitsOf(CUT.link)
const PROBE_ID = '\u0000probe'

/**
 * All records of a company with what is known of who is who, kept up to date one record at a time: a new or changed
 * record is compared with its candidates, and the component it touches is clustered again. With the same model and
 * judgements, and blocks below the limit, any order of arrival gives the same entities as a whole run.
 */
export class MatchIndex {
  readonly store: PersonStore
  readonly scorer: PairScorer
  readonly judgements = new Judgements()
  readonly book = new EntityBook()
  readonly #blocks: BlockIndex
  readonly #edges = new Map<number, Map<number, number>>()

  /** An index over the records of a store, without pairs yet; see `buildMatchIndex` and `loadMatchIndex`. */
  constructor({ scorer, blocks }: MatchIndexParts) {
    this.store = scorer.store
    this.scorer = scorer
    this.#blocks = blocks
  }

  /** For each blocking rule, how many keys of records looked up led to a block too big to be compared. */
  get leftOut(): Uint32Array {
    return this.#blocks.leftOut
  }

  /** Looks for a person without adding them: records from a probability of one half or of one household, best first. */
  find(person: NormalPerson): FoundRecord[] {
    const probe = this.store.add({ ...person, id: PROBE_ID })
    const found: FoundRecord[] = []
    this.#blocks.candidates(probe, (other) => {
      const id = this.store.ids[other]!
      const score = this.scorer.score(probe, other)
      const { bits } = score
      const kind = classOf(score)
      if (id === person.id || kind === 'NONE') return
      found.push({ id, entity: this.book.entityOf(id), bits, probability: probabilityOf(bits), class: kind })
    })
    this.store.dropLast()
    return found.sort((a, b) => b.bits - a.bits || (a.id < b.id ? -1 : 1))
  }

  /** Adds a record, or changes the one with its id; answers its entity. */
  put(person: NormalPerson): string {
    const touched = this.#takeOut(person.id)
    const row = this.store.add(person)
    this.#blocks.add(row)
    this.#blocks.candidates(row, (other) => {
      const bits = this.scorer.bitsFromHalf(row, other)
      if (bits !== undefined) this.addEdge({ left: row, right: other, bits })
    })
    this.#cluster([...touched, person.id])
    return this.book.entityOf(person.id)
  }

  /** Removes a record; false when there is none of that id. Judgements on it stay. */
  remove(id: string): boolean {
    if (this.store.rowOf(id) === undefined) return false
    const touched = this.#takeOut(id)
    this.store.remove(id)
    this.#cluster([...touched, id])
    return true
  }

  /** Takes a judgement and clusters what it touches again; a refusal changes nothing. */
  judge(judgement: Judgement): JudgementAnswer {
    const answer = this.judgements.add(judgement)
    if (answer.ok) this.#cluster([judgement.left, judgement.right])
    return answer
  }

  /** What speaks against an entity as a whole; nothing for a record alone. */
  review(entity: string): ClusterReview {
    const records = this.book.recordsOf(entity)
    const cluster = this.#clustersAmong(records).find((each) => each.records.length === records.length)
    if (cluster === undefined) return { reasons: [] }
    return reviewCluster(cluster, (left, right) => this.scorer.score(left, right).bits, CUT_BITS)
  }

  /** Why two records are, or are not, one person; `undefined` when one of them is not here. */
  explain(left: string, right: string): ExplainedPair | undefined {
    const rows = [this.store.rowOf(left), this.store.rowOf(right)]
    if (rows[0] === undefined || rows[1] === undefined) return undefined
    return explainPair(this.scorer, rows[0], rows[1])
  }

  /** Clusters everything by the pairs that are remembered and the judgements: for a new index. */
  clusterAll(): void {
    this.#cluster(this.store.livingIds())
  }

  /** Remembers a scored pair of rows. */
  addEdge({ left, right, bits }: Edge): void {
    neighbours(this.#edges, left).set(right, bits)
    neighbours(this.#edges, right).set(left, bits)
  }

  /** Every remembered pair once. */
  *edges(): Generator<Edge> {
    for (const [left, others] of this.#edges) {
      for (const [right, bits] of others) if (left < right) yield { left, right, bits }
    }
  }

  /** Forgets the edges of a record; answers the records they led to. */
  #takeOut(id: string): string[] {
    const row = this.store.rowOf(id)
    const others = row === undefined ? undefined : this.#edges.get(row)
    if (row === undefined || others === undefined) return []
    this.#edges.delete(row)
    for (const other of others.keys()) this.#edges.get(other)?.delete(row)
    return [...others.keys()].map((other) => this.store.ids[other]!)
  }

  #cluster(from: Iterable<string>): void {
    const touched = this.#component(from)
    const clusters = this.#clustersAmong(touched)
    const records = clusters.map((cluster) => cluster.records.map((row) => this.store.ids[row]!).sort())
    this.book.replace(touched, records, (record) => this.judgements.of(record).length > 0)
  }

  #clustersAmong(records: Iterable<string>): readonly Cluster[] {
    const ids = [...records]
    const rows = ids.flatMap((id) => this.store.rowOf(id) ?? [])
    const edges = rows.flatMap((left) =>
      [...(this.#edges.get(left) ?? [])].flatMap(([right, bits]) =>
        left < right ? [{ left, right, bits }] : [],
      ),
    )
    const judged = { same: this.#judgedRows(ids, 'SAME'), different: this.#judgedRows(ids, 'DIFFERENT') }
    return clusterRows(this.scorer, edges, judged).clusters
  }

  /** Everything that hangs together with some records: by linking pairs, SAME, or a former entity. */
  #component(from: Iterable<string>): Set<string> {
    const touched = new Set<string>()
    const open = [...from]
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (touched.has(id)) continue
      touched.add(id)
      open.push(...this.book.recordsOf(this.book.entityOf(id)))
      for (const { left, right, verdict } of this.judgements.of(id)) {
        if (verdict === 'SAME') open.push(left === id ? right : left)
      }
      const row = this.store.rowOf(id)
      if (row === undefined) continue
      for (const [other, bits] of this.#edges.get(row) ?? []) {
        if (bits >= CUT_BITS) open.push(this.store.ids[other]!)
      }
    }
    return touched
  }

  #judgedRows(records: Iterable<string>, wanted: Judgement['verdict']): JudgedPair[] {
    const pairs = new Map<Judgement, JudgedPair>()
    for (const record of records) {
      for (const judgement of this.judgements.of(record)) {
        const [left, right] = [this.store.rowOf(judgement.left), this.store.rowOf(judgement.right)]
        if (judgement.verdict !== wanted || left === undefined || right === undefined) continue
        pairs.set(judgement, [left, right])
      }
    }
    return [...pairs.values()]
  }
}

function neighbours(edges: Map<number, Map<number, number>>, row: number): Map<number, number> {
  const known = edges.get(row)
  if (known !== undefined) return known
  const fresh = new Map<number, number>()
  edges.set(row, fresh)
  return fresh
}
