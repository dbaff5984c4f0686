import { chanceOf } from '#server/domain/kernel/chance.ts'

/** How large a network is made, from when to when, and by which seed. */
export interface ShapeWish {
  readonly members: number
  readonly seed: number
  /** Instants in milliseconds: the first member joins at `from`, the last right before `to`. */
  readonly from: number
  readonly to: number
}

/** Members by order of joining: a sponsor always stands before those it recruits. */
export interface NetworkShape {
  readonly sponsor: Int32Array
  readonly depth: Uint8Array
  readonly joinedAt: Float64Array
}

const DEEPEST = 45
/** Every third member recruits at all; about a quarter of all then has somebody below. */
const RECRUITING = 0.33
const STAR_EVERY = 150
const STAR_SHARE = 0.06
const MOST_RECRUITS = 400
/** Below 1 the newer recruiters find more: lines grow longer. */
const NEWNESS = 0.78
/** Members grow with the fourth power of time: most of them joined in the last years. */
const GROWTH = 4

/**
 * A sponsor tree of the shape real networks have: mean depth about 15, at most 45, three quarters of the members
 * without a recruit, a few hundred direct recruits at most. Seeded, linear in the members.
 */
export function networkShape({ members, seed, from, to }: ShapeWish): NetworkShape {
  const chance = chanceOf(seed)
  const sponsor = new Int32Array(members).fill(-1)
  const depth = new Uint8Array(members)
  const recruits = new Uint16Array(members)
  const recruiters = new Int32Array(members)
  let known = members > 0 ? 1 : 0
  for (let member = 1; member < members; member += 1) {
    const above = sponsorFor(chance.fraction, recruiters, known)
    const chosen = depth[above] === DEEPEST || recruits[above]! >= MOST_RECRUITS ? sponsor[above]! : above
    sponsor[member] = chosen
    depth[member] = depth[chosen]! + 1
    recruits[chosen]! += 1
    if (chance.happens(RECRUITING)) {
      recruiters[known] = member
      known += 1
    }
  }
  const joinedAt = Float64Array.from({ length: members }, (_, member) =>
    Math.floor(from + (to - from) * Math.sqrt(Math.sqrt(member / members))),
  )
  return { sponsor, depth, joinedAt }
}

function sponsorFor(fraction: () => number, recruiters: Int32Array, known: number): number {
  if (fraction() < STAR_SHARE && known > STAR_EVERY) {
    return recruiters[STAR_EVERY * Math.floor((fraction() * known) / STAR_EVERY)]!
  }
  return recruiters[Math.floor(known * fraction() ** NEWNESS)]!
}

/** One order as the stream tells it. */
export interface StreamedOrder {
  /** Position from 0, in no order of time. */
  readonly index: number
  readonly member: number
  readonly at: number
  /** Minor units. */
  readonly cv: number
  /** True for one in five: a customer of the member bought. */
  readonly byCustomer: boolean
}

const BUYING = 0.44
const HEAVY_EVERY = 25
const HEAVY_SHARE = 0.35
/** Orders grow faster than members: the last month of ten years holds about one in seventeen. */
const ORDER_GROWTH = 7.2

/**
 * Orders over the whole time, one after the other, so that a reader never holds more than it keeps: under half of
 * the members ever buy, a few buy much more than the rest, and nobody buys before joining.
 */
export function* orderStream(wish: ShapeWish, orders: number): Generator<StreamedOrder> {
  const chance = chanceOf(wish.seed ^ 0x5eed)
  const span = wish.to - wish.from
  for (let index = 0; index < orders; index += 1) {
    const moment = (1 - chance.fraction()) ** (1 / ORDER_GROWTH)
    const joined = Math.max(1, Math.floor(wish.members * moment ** GROWTH))
    yield {
      index,
      member: buyerAmong(chance.fraction, joined),
      at: Math.min(wish.to - 1, Math.floor(wish.from + span * moment)),
      cv: amountFor(chance.fraction()),
      byCustomer: chance.happens(0.2),
    }
  }
}

/** A member who buys at all: a fixed part of the members, a few of them often. */
function buyerAmong(fraction: () => number, joined: number): number {
  const heavy = fraction() < HEAVY_SHARE && joined > HEAVY_EVERY
  const drawn = Math.floor(fraction() * joined)
  const member = heavy ? drawn - (drawn % HEAVY_EVERY) : drawn
  return buys(member) ? member : member - (member % 9)
}

/** Four of nine buy at all: those whose position modulo nine is below four. */
const buys = (member: number): boolean => member % 9 < 9 * BUYING

/** From 5.00 upwards with a heavy tail, at most 5,000.00, in minor units. */
const amountFor = (fraction: number): number =>
  Math.min(500_000, 500 + Math.floor(4_000 * (1 / Math.sqrt(1 - fraction) - 1)) * 5)

/** Places in a binary tree. */
export interface BinaryShape {
  readonly parent: Int32Array
  /** 1 left, 2 right, 0 the root. */
  readonly leg: Int16Array
}

/** Places every member below its sponsor: down a random leg each time until a place is free. */
export function binaryShape({ sponsor }: NetworkShape, seed: number): BinaryShape {
  const chance = chanceOf(seed ^ 0xb1a)
  const count = sponsor.length
  const parent = new Int32Array(count).fill(-1)
  const leg = new Int16Array(count)
  const below = new Int32Array(2 * count).fill(-1)
  for (let member = 1; member < count; member += 1) {
    let at = sponsor[member]!
    let side = chance.below(2)
    while (below[2 * at + side]! >= 0) {
      at = below[2 * at + side]!
      side = chance.below(2)
    }
    below[2 * at + side] = member
    parent[member] = at
    leg[member] = side + 1
  }
  return { parent, leg }
}
