import { hasNickname } from '#server/domain/matching/nicknames.ts'

const FIRST_CAPACITY = 1024
const PREFIX_LIFT = 0.4

/**
 * Cheap facts of each text of a list by its place: which letters it has, its length and first letter. They bound
 * what two texts can have in common, so that most pairs of unlike texts need no closer look.
 */
export class TextTraits {
  readonly #texts: readonly string[]
  #letters = new Uint32Array(FIRST_CAPACITY)
  #lengths = new Uint16Array(FIRST_CAPACITY)
  #firsts = new Uint16Array(FIRST_CAPACITY)
  #nicknames = new Uint8Array(FIRST_CAPACITY)
  #known = 0

  constructor(texts: readonly string[]) {
    this.#texts = texts
  }

  /** At least what `jaroWinkler` of two texts comes to. */
  similarityAtMost(left: number, right: number): number {
    this.#readTo(Math.max(left, right))
    const [a, b] = [this.#lengths[left]!, this.#lengths[right]!]
    const common = Math.min(a - this.#lettersMissing(left, right), b - this.#lettersMissing(right, left))
    if (common <= 0) return 0
    const jaro = (common / a + common / b + 1) / 3
    return this.#firsts[left] === this.#firsts[right] ? jaro + PREFIX_LIFT * (1 - jaro) : jaro
  }

  /** At most what `editDistance` of two texts comes to. */
  distanceAtLeast(left: number, right: number): number {
    this.#readTo(Math.max(left, right))
    const lengths = Math.abs(this.#lengths[left]! - this.#lengths[right]!)
    return Math.max(lengths, this.#lettersMissing(left, right), this.#lettersMissing(right, left))
  }

  /** Whether both texts begin with a given name that has nicknames. */
  mayBeNicknames(left: number, right: number): boolean {
    this.#readTo(Math.max(left, right))
    return this.#nicknames[left] === 1 && this.#nicknames[right] === 1
  }

  /** How many kinds of letters of one text the other has not. */
  #lettersMissing(one: number, other: number): number {
    return bitCount(this.#letters[one]! & ~this.#letters[other]!)
  }

  #readTo(place: number): void {
    if (place < this.#known) return
    this.#makeRoom(this.#texts.length)
    for (; this.#known < this.#texts.length; this.#known += 1) {
      const text = this.#texts[this.#known]!
      let letters = 0
      for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) & 31)
      this.#letters[this.#known] = letters
      this.#lengths[this.#known] = Math.min(text.length, 65_535)
      this.#firsts[this.#known] = text === '' ? 0 : text.charCodeAt(0)
      this.#nicknames[this.#known] = hasNickname(text) ? 1 : 0
    }
  }

  #makeRoom(size: number): void {
    if (size <= this.#letters.length) return
    const capacity = Math.max(size, this.#letters.length * 2)
    this.#letters = widened(this.#letters, new Uint32Array(capacity))
    this.#lengths = widened(this.#lengths, new Uint16Array(capacity))
    this.#firsts = widened(this.#firsts, new Uint16Array(capacity))
    this.#nicknames = widened(this.#nicknames, new Uint8Array(capacity))
  }
}

function widened<T extends Uint32Array | Uint16Array | Uint8Array>(old: T, wider: T): T {
  wider.set(old)
  return wider
}

/** Set bits of a 32-bit word (H. S. Warren, *Hacker's Delight*, 5-1). */
function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  bits = (bits + (bits >>> 4)) & 0x0f0f0f0f
  return Math.imul(bits, 0x01010101) >>> 24
}
