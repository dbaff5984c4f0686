import { createHmac } from 'node:crypto'

const HALF = 0xffff_ffffn
const ROUNDS = [0, 1, 2, 3] as const

/** Shows places of the log as opaque 63-bit numbers to people who must not count events, and reads them back. */
export interface OpaqueSeq {
  show(seq: bigint): bigint
  /** The place behind a shown number; a made-up number gives some other place. */
  read(shown: bigint): bigint
}

/** A keyed permutation of 62-bit numbers (four Feistel rounds, HMAC-SHA-256 as the round function). */
export function opaqueSeq(key: string): OpaqueSeq {
  const mix = (round: number, half: bigint): bigint => {
    const digest = createHmac('sha256', key).update(`seq:${round}:${half}`).digest()
    return BigInt(digest.readUInt32BE(0)) & MASK
  }
  return {
    show: (seq) => {
      let [left, right] = [seq >> HALF_BITS, seq & MASK]
      for (const round of ROUNDS) [left, right] = [right, left ^ mix(round, right)]
      return (left << HALF_BITS) | right
    },
    read: (shown) => {
      let [left, right] = [(shown >> HALF_BITS) & MASK, shown & MASK]
      for (const round of ROUNDS.toReversed()) [left, right] = [right ^ mix(round, left), left]
      return (left << HALF_BITS) | right
    },
  }
}

const HALF_BITS = 31n
const MASK = HALF >> 1n
