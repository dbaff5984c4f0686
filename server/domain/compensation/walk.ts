import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import type { WalkFields } from '#server/domain/compensation/bonus-terms.ts'
import {
  addLapse,
  claimLine,
  type Draft,
  lineCode,
  noteCut,
  reasonCode,
} from '#server/domain/compensation/draft.ts'
import type { Paths } from '#server/domain/compensation/paths.ts'
import { CAP_CODES } from '#server/domain/compensation/result.ts'

/** What a position would get: filled by `Terms.quote` and `Terms.quoteTop`. */
export interface Quote {
  amount: number
  base: number
  /** Place in the run's list of rates; -1 for a fixed amount. */
  rate: number
  /** What a maximum of the level took off. */
  cut: number
}

/** The price list of a walk. */
export interface Terms {
  readonly maxLevel: number
  readonly quote: Quote
  /** Prices a level for an earner; false where the earner has no rate there. */
  ask(earner: number, source: number, level: number): boolean
  /** Prices a level at the highest rate anybody has there: what reaches nobody is worth that. */
  askTop(source: number, level: number): void
  /** False where a source can pay nothing at all. */
  pays(source: number): boolean
}

export const emptyQuote = (): Quote => ({ amount: 0, base: 0, rate: -1, cut: 0 })

/** One bonus that follows sources upwards. */
export interface Walk {
  readonly ground: BonusGround
  readonly paths: Paths
  readonly terms: Terms
  readonly draft: Draft
  readonly code: number
  readonly fields: Pick<WalkFields, 'selfLevel' | 'customerOrders' | 'stopAt'>
}

const UNQUALIFIED = reasonCode('UNQUALIFIED')
const TITLE = reasonCode('TITLE')
const NO_UPLINE = reasonCode('NO_UPLINE')
const INACTIVE = reasonCode('INACTIVE')
const MAXIMUM = reasonCode('CAP_EARNER')
const ROLLED_UP = lineCode('ROLLED_UP')

/**
 * The one upline walk (section 5): from the first earner upwards, a level for each counted position, a line where
 * it is payable and has a rate, a lapse where not, and lapses for the levels that find nobody.
 */
export function walkAll(walk: Walk): void {
  const { sources } = walk.draft
  const { active } = walk.ground.run
  const mustBeActive = walk.ground.bonus.sourceMustBeActive
  for (let source = 0; source < sources.count; source += 1) {
    if (!walk.terms.pays(source)) continue
    if (mustBeActive && active[sources.member[source]!] === 0)
      lapseFrom(walk, source, { level: 1, reason: INACTIVE })
    else walkOne(walk, source)
  }
}

/** A buyer on level 1, or the first counted position above. */
function firstEarner(walk: Walk, source: number): number {
  const { paths, draft } = walk
  const buyer = draft.sources.member[source]!
  // In the holding tank of a placement tree: the volume reaches nobody there.
  if (paths.tree.leg[buyer] === -1) return -1
  if (!startsAtBuyer(walk, source)) return above(walk, { from: buyer, source, level: 1 })
  return paths.skipped(1)[buyer] === 1 ? above(walk, { from: buyer, source, level: 1 }) : buyer
}

/** The member stands on level 1 of an own order (or one that counts as such) with `selfLevel`, and of a customer's. */
export function startsAtBuyer({ draft, fields }: Walk, source: number): boolean {
  const isOwn = draft.sources.customer[source]! < 0 || fields.customerOrders === 'AS_OWN'
  return !isOwn || fields.selfLevel
}

/** Pass-up without branch: only for the recruit's own orders. */
export function passesSponsor({ draft, paths, fields }: Walk, source: number): boolean {
  if (paths.passed.length === 0 || paths.passesBranch) return false
  const { member, customer } = draft.sources
  return paths.passed[member[source]!] === 1 && (customer[source]! < 0 || fields.customerOrders === 'AS_OWN')
}

function above(walk: Walk, { from, source, level }: { from: number; source: number; level: number }): number {
  const next = walk.paths.next(level)
  if (from === walk.draft.sources.member[source] && passesSponsor(walk, source)) {
    const sponsor = walk.paths.tree.parent[from]!
    return sponsor < 0 ? -1 : next[sponsor]!
  }
  return next[from]!
}

function walkOne(walk: Walk, source: number): void {
  const { paths, terms, ground, fields } = walk
  const { payable, ranks } = ground
  const { maxLevel } = terms
  const stopAt = fields.stopAt ?? Number.POSITIVE_INFINITY
  const buyer = walk.draft.sources.member[source]!
  let level = 1
  let member = firstEarner(walk, source)
  while (member >= 0 && level <= maxLevel) {
    const hasRate = terms.ask(member, source, level)
    if (payable[member] === 1 && hasRate) pay(walk, { member, source, level, code: walk.code })
    else if (payable[member] === 1) lapse(walk, { member, source, level, reason: TITLE })
    else handUp(walk, { member, source, level, reason: UNQUALIFIED })
    if (ranks[member]! >= stopAt) return
    level += 1
    if (level > maxLevel) return
    member = member === buyer ? above(walk, { from: member, source, level }) : paths.next(level)[member]!
  }
  if (level <= maxLevel) lapseFrom(walk, source, { level, reason: NO_UPLINE })
}

/** Steps from a source to an earner: a customer stands one step below the member who is level 1. */
export function distanceTo(walk: Walk, source: number, earner: number): number {
  const { sources } = walk.draft
  const { depth } = walk.paths.tree
  const customer = sources.customer[source]! >= 0 && walk.fields.customerOrders === 'LEVEL_1' ? 1 : 0
  return depth[sources.member[source]!]! - depth[earner]! + customer
}

function pay(walk: Walk, spot: { member: number; source: number; level: number; code: number }): void {
  const { draft, terms } = walk
  const { quote } = terms
  const at = claimLine(draft)
  draft.earner[at] = spot.member
  draft.source[at] = spot.source
  draft.level[at] = spot.level
  draft.distance[at] = distanceTo(walk, spot.source, spot.member)
  draft.base[at] = quote.base
  draft.rate[at] = quote.rate
  draft.amount[at] = quote.amount
  draft.code[at] = spot.code
  draft.entitled += quote.amount
  if (quote.cut > 0) {
    noteCut(draft, at, { bit: 1 << CAP_CODES.indexOf('CAP_EARNER'), amount: quote.cut })
    addLapse(draft, { ...spot, reason: MAXIMUM, amount: quote.cut })
    quote.cut = 0
  }
}

interface Spot {
  readonly member: number
  readonly source: number
  readonly level: number
  readonly reason: number
}

function lapse(walk: Walk, spot: Spot): void {
  walk.terms.askTop(spot.source, spot.level)
  addLapse(walk.draft, { ...spot, amount: walk.terms.quote.amount })
}

/** Roll-up: the next payable position whose rank covers the level takes it over, at its own rate for that level. */
function handUp(walk: Walk, spot: Spot): void {
  const { source, level } = spot
  const next = walk.paths.receiver?.(level)
  let receiver = next?.[spot.member] ?? -1
  // Where the buyer's class decides, only the price list knows whether a receiver has a rate.
  while (next && receiver >= 0 && !walk.terms.ask(receiver, source, level)) receiver = next[receiver]!
  if (receiver >= 0) pay(walk, { member: receiver, source, level, code: ROLLED_UP })
  else lapse(walk, spot)
}

function lapseFrom(walk: Walk, source: number, { level, reason }: { level: number; reason: number }): void {
  for (let at = level; at <= walk.terms.maxLevel; at += 1)
    lapse(walk, { member: -1, source, level: at, reason })
}
