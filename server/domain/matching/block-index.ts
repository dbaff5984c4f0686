import {
  BLOCKING_RULES,
  type BlockingRule,
  KeyCutter,
  type KeyParts,
  NARROW_RULES,
} from '#server/domain/matching/blocking-rules.ts'
import type { PersonStore } from '#server/domain/matching/person-store.ts'

/** Blocks with more records than this are split; what stays bigger is left to the other rules. */
export const BLOCK_LIMIT = 200
/**
 * The same for the wide rules, whose keys say little: where so many records share one, hardly a pair of it is one
 * person that no narrower key finds, and all of them together would be most of the work.
 */
export const WIDE_BLOCK_LIMIT = 50
/** Most candidates that one record is compared with. */
export const CANDIDATE_LIMIT = 4000

/** Postings of one rule: sorted by key, as pairs of (row, key), and what was added since, by key. */
interface RulePostings {
  readonly rule: BlockingRule
  readonly limit: number
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
    this.#postings = this.#allPostings()
  }

  /** Adds a row that the store has got since the index was built. */
  add(row: number): void {
    const parts = this.#cutter.cut(row)
    this.#postings.forEach(({ rule, added }, number) => {
      for (const key of keysOf(rule, number, parts)) {
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
  candidates(
    row: number,
    meet: (other: number, rule: number) => void,
    { rules = Number.POSITIVE_INFINITY, below = Number.POSITIVE_INFINITY }: CandidateWish = {},
  ): void {
    if (this.#seen.length < this.#store.size) this.#seen = new Uint32Array(this.#store.size * 2)
    this.#visit += 1
    this.#seen[row] = this.#visit
    const parts = this.#cutter.cut(row)
    let left = CANDIDATE_LIMIT
    const visit = (other: number, rule: number): void => {
      if (other >= below || left === 0 || this.#seen[other] === this.#visit) return
      this.#seen[other] = this.#visit
      if (this.#store.alive[other] === 0) return
      left -= 1
      meet(other, rule)
    }
    this.#postings.forEach((postings, number) => {
      if (number >= rules) return
      for (const key of keysOf(postings.rule, number, parts)) {
        const block = this.#block(postings, key, row)
        if (block === undefined) {
          this.leftOut[number]! += 1
          continue
        }
        for (let at = block.from; at < block.to; at += 1) visit(postings.sorted[2 * at]!, number)
        for (const other of block.extra) visit(other, number)
      }
    })
  }

  /** The rows that share a key, narrowed until they fit; `undefined` when they never do. */
  #block({ rule, limit, sorted, added }: RulePostings, key: number, row: number): Block | undefined {
    let { from, to } = runOf(sorted, key, limit)
    let extra: readonly number[] = added.get(key) ?? NOTHING
    for (const field of rule.splitBy) {
      if (to - from + extra.length <= limit) break
      const wanted = this.#cutter.split(row, field)
      const start = from
      const split = (at: number): number => this.#cutter.split(sorted[2 * (start + at)]!, field)
      const length = to - from
      from = start + lowerBound(length, (at) => split(at) < wanted)
      to = start + lowerBound(length, (at) => split(at) <= wanted)
      extra = extra.filter((other) => this.#cutter.split(other, field) === wanted)
    }
    return to - from + extra.length > limit ? undefined : { from, to, extra }
  }

  /** Rows and keys side by side in one buffer a rule, so that sorting 64-bit words sorts by key, then row. */
  #allPostings(): RulePostings[] {
    const lists = BLOCKING_RULES.map(() => new WordList())
    for (let row = 0; row < this.#store.size; row += 1) {
      if (this.#store.alive[row] === 0) continue
      const parts = this.#cutter.cut(row)
      BLOCKING_RULES.forEach((rule, number) => {
        for (const key of keysOf(rule, number, parts)) lists[number]!.push(row, key)
      })
    }
    return BLOCKING_RULES.map((rule, number) => {
      const sorted = lists[number]!.sorted()
      const limit = number < NARROW_RULES ? BLOCK_LIMIT : WIDE_BLOCK_LIMIT
      const postings = { rule, limit, sorted, added: new Map() }
      this.#sortBigBlocks(postings)
      return postings
    })
  }

  #sortBigBlocks({ rule, limit, sorted }: RulePostings): void {
    const length = sorted.length >> 1
    for (let from = 0, to = 0; from < length; from = to) {
      while (to < length && sorted[2 * to + 1] === sorted[2 * from + 1]) to += 1
      if (to - from <= limit) continue
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

/** Which candidates are wanted. */
export interface CandidateWish {
  /** Only those of so many rules, the narrowest first. */
  readonly rules?: number
  /** Only rows before this one: enough where every row is looked up in turn. */
  readonly below?: number
}

interface Block {
  readonly from: number
  readonly to: number
  readonly extra: readonly number[]
}

const NOTHING: readonly number[] = []
/** Keys there are: 32 bits. */
const KEYS = 2 ** 32

/** Pairs of words that grow and are sorted as 64-bit numbers, the second word (little-endian machines) leading. */
class WordList {
  #words = new Uint32Array(2048)
  #length = 0

  push(low: number, high: number): void {
    if (this.#length === this.#words.length) {
      const wider = new Uint32Array(this.#words.length * 2)
      wider.set(this.#words)
      this.#words = wider
    }
    this.#words[this.#length] = low
    this.#words[this.#length + 1] = high
    this.#length += 2
  }

  sorted(): Uint32Array {
    const words = this.#words.slice(0, this.#length)
    new BigUint64Array(words.buffer).sort()
    return words
  }
}

/** The keys of one rule for a record, each once. */
function keysOf(rule: BlockingRule, number: number, parts: KeyParts): number[] {
  const keys: number[] = []
  rule.keys(parts, (first, second = 1, third = 1) => {
    if (first === 0 || second === 0 || third === 0) return
    const key = mix(mix(mix(number + 1, first), second), third) >>> 0
    if (!keys.includes(key)) keys.push(key)
  })
  return keys
}

/** Where a key's postings begin and end. */
function runOf(sorted: Uint32Array, key: number, limit: number): { from: number; to: number } {
  const end = sorted.length >> 1
  const from = firstFrom(sorted, key)
  let to = from
  while (to < end && to - from <= limit && sorted[2 * to + 1] === key) to += 1
  if (to - from <= limit) return { from, to }
  return { from, to: from + lowerBound(end - from, (at) => sorted[2 * (from + at) + 1]! <= key) }
}

/** The first posting with a key or a greater one: keys are hashes, so their value tells about where they stand. */
function firstFrom(sorted: Uint32Array, key: number): number {
  const end = sorted.length >> 1
  const guess = Math.floor((key / KEYS) * end)
  let low = guess
  let high = guess
  for (let step = 4; low > 0 && sorted[2 * low - 1]! >= key; step *= 4) {
    high = low
    low = Math.max(0, low - step)
  }
  for (let step = 4; high < end && sorted[2 * high + 1]! < key; step *= 4) {
    low = high
    high = Math.min(end, high + step)
  }
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[2 * middle + 1]! < key) low = middle + 1
    else high = middle
  }
  return low
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
