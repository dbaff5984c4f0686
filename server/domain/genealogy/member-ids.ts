import { grownCapacity, grownColumn, sharedColumn } from '#server/domain/genealogy/shared-column.ts'
import type { MemberId, Ordinal } from '#server/domain/kernel/ids.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'

const EMPTY = 0
const WORDS = 4
const SLOTS_A_MEMBER = 2
const BYTES_A_MEMBER = WORDS * 4 + SLOTS_A_MEMBER * 4
/** Where the hexadecimal digits stand in a UUID, in groups of four: two groups make a word of 32 bits. */
const GROUPS = [0, 4, 9, 14, 19, 24, 28, 32] as const
const HYPHENS = [8, 13, 18, 23] as const

/**
 * UUIDs of members by ordinal, and back: 16 bytes an id and an open-addressing table with two slots a member,
 * 24 bytes in all. Ordinals may leave gaps; ids must be lower-case UUIDs, as `parseId` gives them.
 */
export class MemberIds {
  #capacity: number
  #words: Uint32Array
  /** Ordinal + 1, so that a fresh column is empty. */
  #slots: Int32Array
  readonly #asked = new Uint32Array(WORDS)

  constructor(capacity: number) {
    this.#capacity = Math.max(capacity, 16)
    this.#words = sharedColumn(Uint32Array, this.#capacity * WORDS)
    this.#slots = sharedColumn(Int32Array, this.#capacity * SLOTS_A_MEMBER)
  }

  /** Ties `id` to `ordinal`; each only once. */
  add(id: MemberId, ordinal: Ordinal): void {
    this.#reserve(ordinal + 1)
    invariant(readWords(id, this.#asked), 'a member id is a lower-case UUID')
    const slot = this.#slotOf(this.#asked)
    invariant(this.#slots[slot] === EMPTY, 'a member id is added once')
    this.#words.set(this.#asked, ordinal * WORDS)
    this.#slots[slot] = ordinal + 1
  }

  /** The ordinal of an id; `undefined` for an id that no member has. */
  ordinalOf(id: string): Ordinal | undefined {
    if (!readWords(id, this.#asked)) return undefined
    const found = this.#slots[this.#slotOf(this.#asked)]!
    return found === EMPTY ? undefined : ((found - 1) as Ordinal)
  }

  /** The id of an ordinal that was added. */
  idOf(ordinal: Ordinal): MemberId {
    let hex = ''
    for (let word = 0; word < WORDS; word += 1) {
      hex += this.#words[ordinal * WORDS + word]!.toString(16).padStart(8, '0')
    }
    const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
    return parts.join('-') as MemberId
  }

  /** Bytes reserved. */
  get bytes(): number {
    return this.#capacity * BYTES_A_MEMBER
  }

  #reserve(count: number): void {
    const capacity = grownCapacity(this.#capacity, count)
    if (capacity === this.#capacity) return
    const held = this.#slots
    this.#words = grownColumn(Uint32Array, this.#words, capacity * WORDS)
    this.#slots = sharedColumn(Int32Array, capacity * SLOTS_A_MEMBER)
    this.#capacity = capacity
    for (const entry of held) {
      if (entry === EMPTY) continue
      const start = (entry - 1) * WORDS
      this.#slots[this.#slotOf(this.#words.subarray(start, start + WORDS))] = entry
    }
  }

  /** The slot that holds these words, or the empty one where they belong (linear probing, at most half full). */
  #slotOf(words: Uint32Array): number {
    const slots = this.#slots
    let slot = Math.floor((mix(words) / 4_294_967_296) * slots.length)
    for (let entry = slots[slot]!; entry !== EMPTY; entry = slots[slot]!) {
      const start = (entry - 1) * WORDS
      const held = this.#words
      const same =
        held[start] === words[0] &&
        held[start + 1] === words[1] &&
        held[start + 2] === words[2] &&
        held[start + 3] === words[3]
      if (same) return slot
      slot = slot + 1 === slots.length ? 0 : slot + 1
    }
    return slot
  }
}

/** Reads a lower-case UUID; false for any other text. */
function readWords(id: string, words: Uint32Array): boolean {
  if (id.length !== 36) return false
  for (const at of HYPHENS) if (id.charCodeAt(at) !== 45) return false
  for (let word = 0; word < WORDS; word += 1) {
    const [high, low] = [readDigits(id, GROUPS[2 * word]!), readDigits(id, GROUPS[2 * word + 1]!)]
    if ((high | low) < 0) return false
    words[word] = (high << 16) | low
  }
  return true
}

/** Four digits from `start` as a number; negative when one of them is none. */
function readDigits(id: string, start: number): number {
  const [a, b] = [digitOf(id.charCodeAt(start)), digitOf(id.charCodeAt(start + 1))]
  const [c, d] = [digitOf(id.charCodeAt(start + 2)), digitOf(id.charCodeAt(start + 3))]
  return (a << 12) | (b << 8) | (c << 4) | d
}

function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  return code >= 97 && code <= 102 ? code - 87 : -1
}

/** Spreads four words over 32 bits (the finaliser of MurmurHash3, word by word): ordered ids must not cluster. */
function mix(words: Uint32Array): number {
  let hash = 0
  for (let word = 0; word < WORDS; word += 1) {
    hash ^= words[word]!
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    hash ^= hash >>> 16
  }
  return hash >>> 0
}
