import { BLOCKING_RULES, type BlockingRule, KeyCutter } from '#server/domain/matching/blocking-rules.ts'
import type { PersonStore } from '#server/domain/matching/person-store.ts'

/** Blocks with more records than this are split; what stays bigger is left to the other rules. */
export const BLOCK_LIMIT = 200
/** Most candidates that one record is compared with. */
export const CANDIDATE_LIMIT = 4000

/** Postings of one rule: sorted by key, pairs of (row, key), and what was added since. */
interface RulePostings {
  readonly rule: BlockingRule
  readonly sorted: Uint32Array
  readonly added: Map<number, number[]>
}

/**
 * Finds the records of a store that share a blocking key with one of them. Built over all rows at once; rows added
 * later are kept aside and found alike.
 */
export class BlockIndex {
  readonly #store: PersonStore
  readonly #cutter: KeyCutter
  readonly #postings: readonly RulePostings[]
  #seen = new Uint32Array(1024)
  #visit = 0
  /** For each rule, how many keys of the records looked up led to a block that is too big even when split. */
  readonly leftOut = new Uint32Array(BLOCKING_RULES.length)

  constructor(store: PersonStore) {
    this.#store = store
    this.#cutter = new KeyCutter(store)
    this.#postings = BLOCKING_RULES.map((rule, number) => ({
      rule,
      sorted: this.#sortedPostings(rule, number),
      added: new Map(),
    }))
  }

  /** Adds a row that the store has got since the index was built. */
  add(row: number): void {
    this.#postings.forEach(({ rule, added }, number) => {
      for (const key of this.#keys(rule, number, row)) {
        const rows = added.get(key)
        if (rows) rows.push(row)
        else added.set(key, [row])
      }
    })
  }

  /**
   * Calls `meet` once for each living row that shares a key with `row`, at most 4,000, with the place of the first
   * rule that found it.
   */
  candidates(row: number, meet: (other: number, rule: number) => void): void {
    if (this.#seen.length < this.#store.size) this.#seen = new Uint32Array(this.#store.size * 2)
    this.#visit += 1
    this.#seen[row] = this.#visit
    let left = CANDIDATE_LIMIT
    this.#postings.forEach((postings, number) => {
      for (const key of this.#keys(postings.rule, number, row)) {
        const block = this.#block(postings, key, row)
        if (block === undefined) {
          this.leftOut[number]! += 1
          continue
        }
        for (const other of block) {
          if (left === 0 || this.#seen[other] === this.#visit) continue
          this.#seen[other] = this.#visit
          if (this.#store.alive[other] === 0) continue
          left -= 1
          meet(other, number)
        }
      }
    })
  }

  /** The rows that share a key, narrowed until they fit; `undefined` when they never do. */
  #block({ rule, sorted, added }: RulePostings, key: number, row: number): number[] | undefined {
    let from = lowerBound(sorted.length >> 1, (at) => sorted[2 * at + 1]! < key)
    let to = from
    const end = sorted.length >> 1
    while (to < end && sorted[2 * to + 1] === key && to - from <= BLOCK_LIMIT) to += 1
    if (to - from > BLOCK_LIMIT) to = lowerBound(end, (at) => sorted[2 * at + 1]! <= key)
    let extra = added.get(key) ?? []
    for (const field of rule.splitBy) {
      if (to - from + extra.length <= BLOCK_LIMIT) break
      const wanted = this.#cutter.split(row, field)
      const [start, stop] = [from, to]
      const split = (at: number): number => this.#cutter.split(sorted[2 * (start + at)]!, field)
      from = start + lowerBound(stop - start, (at) => split(at) < wanted)
      to = start + lowerBound(stop - start, (at) => split(at) <= wanted)
      extra = extra.filter((other) => this.#cutter.split(other, field) === wanted)
    }
    if (to - from + extra.length > BLOCK_LIMIT) return undefined
    const rows: number[] = []
    for (let at = from; at < to; at += 1) rows.push(sorted[2 * at]!)
    return extra.length === 0 ? rows : rows.concat(extra)
  }

  #keys(rule: BlockingRule, number: number, row: number): number[] {
    const keys: number[] = []
    rule.keys(this.#cutter.cut(row), (...parts) => {
      if (parts.includes(0)) return
      let hash = number + 1
      for (const part of parts) hash = mix(hash, part)
      const key = hash >>> 0
      if (!keys.includes(key)) keys.push(key)
    })
    return keys
  }

  /** Rows and keys side by side in one buffer, so that sorting 64-bit words sorts by key, then row. */
  #sortedPostings(rule: BlockingRule, number: number): Uint32Array {
    let words = new Uint32Array(1024)
    let length = 0
    for (let row = 0; row < this.#store.size; row += 1) {
      if (this.#store.alive[row] === 0) continue
      for (const key of this.#keys(rule, number, row)) {
        if (length === words.length) {
          const wider = new Uint32Array(words.length * 2)
          wider.set(words)
          words = wider
        }
        words[length] = row
        words[length + 1] = key
        length += 2
      }
    }
    const sorted = words.slice(0, length)
    new BigUint64Array(sorted.buffer).sort()
    this.#sortBigBlocks(rule, sorted)
    return sorted
  }

  #sortBigBlocks(rule: BlockingRule, sorted: Uint32Array): void {
    const length = sorted.length >> 1
    for (let from = 0, to = 0; from < length; from = to) {
      while (to < length && sorted[2 * to + 1] === sorted[2 * from + 1]) to += 1
      if (to - from <= BLOCK_LIMIT) continue
      const rows = Array.from({ length: to - from }, (_, at) => {
        const row = sorted[2 * (from + at)]!
        return { row, splits: rule.splitBy.map((field) => this.#cutter.split(row, field)) }
      })
      rows.sort((a, b) => firstDifference(a.splits, b.splits) || a.row - b.row)
      rows.forEach(({ row }, at) => {
        sorted[2 * (from + at)] = row
      })
    }
  }
}

function firstDifference(left: readonly number[], right: readonly number[]): number {
  for (let at = 0; at < left.length; at += 1) if (left[at] !== right[at]) return left[at]! - right[at]!
  return 0
}

function lowerBound(length: number, isBefore: (at: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}

/** One step of MurmurHash3's mixing (A. Appleby, public domain): keys that collide only add candidates. */
function mix(hash: number, part: number): number {
  const scrambled = Math.imul(rotate(Math.imul(part, 0xcc9e2d51), 15), 0x1b873593)
  const mixed = Math.imul(rotate(hash ^ scrambled, 13), 5) + 0xe6546b64
  return mixed ^ (mixed >>> 16)
}

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by))
