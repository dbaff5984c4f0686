import { hasNickname } from '#server/domain/matching/nicknames.ts'

const FIRST_CAPACITY = 1024
const PREFIX_LIFT = 0.4
const LENGTH_MAX = 32_767
const NICKNAME = 1 << 16

/**
 * Cheap facts of each text of a list by its place: which letters it has, its length and first letter. They bound
 * what two texts can have in common, so that most pairs of unlike texts need no closer look.
 */
export class TextTraits {
  readonly #texts: readonly string[]
  /** Two words a text, side by side as they are read: its letters; then length, nickname, first letter. */
  #facts = new Uint32Array(2 * FIRST_CAPACITY)
  #known = 0

  constructor(texts: readonly string[]) {
    this.#texts = texts
  }

  /** At least what `jaroWinkler` of two texts comes to. */
  similarityAtMost(left: number, right: number): number {
    if (left >= this.#known || right >= this.#known) this.#read()
    const facts = this.#facts
    const ours = facts[2 * left]!
    const theirs = facts[2 * right]!
    const one = facts[2 * left + 1]!
    const other = facts[2 * right + 1]!
    const length = one >>> 17
    const otherLength = other >>> 17
    const common = Math.min(length - bitCount(ours & ~theirs), otherLength - bitCount(theirs & ~ours))
    if (common <= 0) return 0
    const jaro = (common / length + common / otherLength + 1) / 3
    return ((one ^ other) & 0xffff) === 0 ? jaro + PREFIX_LIFT * (1 - jaro) : jaro
  }

  /** At most what `editDistance` of two texts comes to. */
  distanceAtLeast(left: number, right: number): number {
    if (left >= this.#known || right >= this.#known) this.#read()
    const facts = this.#facts
    const ours = facts[2 * left]!
    const theirs = facts[2 * right]!
    const lengths = Math.abs((facts[2 * left + 1]! >>> 17) - (facts[2 * right + 1]! >>> 17))
    return Math.max(lengths, bitCount(ours & ~theirs), bitCount(theirs & ~ours))
  }

  /** Whether both texts begin with a given name that has nicknames. */
  mayBeNicknames(left: number, right: number): boolean {
    if (left >= this.#known || right >= this.#known) this.#read()
    return (this.#facts[2 * left + 1]! & this.#facts[2 * right + 1]! & NICKNAME) !== 0
  }

  #read(): void {
    this.#makeRoom(this.#texts.length)
    for (; this.#known < this.#texts.length; this.#known += 1) {
      const text = this.#texts[this.#known]!
      let letters = 0
      for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) & 31)
      const first = text === '' ? 0 : text.charCodeAt(0)
      const nickname = hasNickname(text) ? NICKNAME : 0
      this.#facts[2 * this.#known] = letters
      this.#facts[2 * this.#known + 1] = (Math.min(text.length, LENGTH_MAX) << 17) | nickname | first
    }
  }

  #makeRoom(size: number): void {
    if (2 * size <= this.#facts.length) return
    const wider = new Uint32Array(Math.max(2 * size, this.#facts.length * 2))
    wider.set(this.#facts)
    this.#facts = wider
  }
}

/** Set bits of a 32-bit word (H. S. Warren, *Hacker's Delight*, 5-1). */
function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  bits = (bits + (bits >>> 4)) & 0x0f0f0f0f
  return Math.imul(bits, 0x01010101) >>> 24
}
