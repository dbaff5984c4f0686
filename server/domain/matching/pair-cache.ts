const SLOTS_LOG2 = 19
const SLOTS = 1 << SLOTS_LOG2
const PAIR_BASE = 2 ** 26

/**
 * Remembers a symmetric measure of two texts by their numbers in a fixed room of about 8 MB; a newer pair takes an
 * older one's place. Numbers must be below 2^26.
 */
export class PairCache {
  readonly #keys = new Float64Array(SLOTS)
  readonly #measures = new Float64Array(SLOTS)
  readonly #measure: (left: string, right: string) => number

  constructor(measure: (left: string, right: string) => number) {
    this.#measure = measure
  }

  /** The measure of two texts of one list, by their places in it. */
  of(texts: readonly string[], left: number, right: number): number {
    const low = left < right ? left : right
    const high = left < right ? right : left
    const key = high * PAIR_BASE + low
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - SLOTS_LOG2)
    if (this.#keys[slot] === key) return this.#measures[slot]!
    const measure = this.#measure(texts[low]!, texts[high]!)
    this.#keys[slot] = key
    this.#measures[slot] = measure
    return measure
  }
}
