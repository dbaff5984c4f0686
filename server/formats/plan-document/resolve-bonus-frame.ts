import type {
  BonusCommon,
  ByRank,
  Compression,
  OrderFilter,
  WalkFields,
} from '#server/domain/compensation/bonus-terms.ts'
import type { Condition } from '#server/domain/compensation/condition-document.ts'
import type { Boundary } from '#server/domain/compensation/walking-bonuses.ts'
import { ONE_RATE } from '#server/domain/kernel/rate.ts'
import type { BonusDocument, BonusDocumentOf } from '#server/formats/plan-document/bonus-schema.ts'
import type { ConditionDocument } from '#server/formats/plan-document/condition-schema.ts'
import type { NameResolver } from '#server/formats/plan-document/names.ts'
import { resolveCondition } from '#server/formats/plan-document/resolve-condition.ts'
import { amountTable } from '#server/formats/plan-document/resolve-rates.ts'

/** A bonus with the place it stands at: its resolver and its position in the plan. */
export interface BonusPlace {
  readonly names: NameResolver
  readonly position: number
}

/** The same bonus, a step further down in the document. */
export const below = (place: BonusPlace, step: string): BonusPlace => ({
  ...place,
  names: place.names.at(step),
})

/** A condition of a bonus on its tree; `place` is already the condition's own place in the document. */
export function bonusCondition(written: ConditionDocument, place: BonusPlace, tree?: string): Condition {
  return resolveCondition(written, place.names, {
    inRank: false,
    bonusesBefore: place.position,
    ...(tree === undefined ? {} : { tree }),
  })
}

/** What every family has, with its defaults. */
export function commonFields(written: BonusDocument, place: BonusPlace): BonusCommon {
  const { names } = place
  const { base, earner, maxPerEarner } = written
  return {
    id: written.id,
    ...(written.title ? { title: written.title } : {}),
    tree: names.at('tree').tree(written.tree),
    base: {
      measure: base?.measure ?? 'CV',
      share: base?.share === undefined ? ONE_RATE : names.rate(base.share),
      multiplier: base?.multiplier === undefined ? ONE_RATE : names.rate(base.multiplier),
    },
    orders: orderFilter(written),
    ...(earner === undefined ? {} : { earner: bonusCondition(earner, below(place, 'earner'), written.tree) }),
    rankBasis: written.rankBasis ?? 'PAID_AS',
    ...(maxPerEarner === undefined
      ? {}
      : { maxPerEarner: amountTable(maxPerEarner, names.at('maxPerEarner')) }),
    outsideCaps: written.outsideCaps ?? false,
    sourceMustBeActive: written.source?.mustBeActive ?? false,
  }
}

function orderFilter(written: BonusDocument): OrderFilter {
  const { orders } = written
  const windowDays = orders?.windowDays ?? ('windowDays' in written ? written.windowDays : undefined)
  return {
    ...(orders?.kinds ? { kinds: orders.kinds } : {}),
    ...(orders?.products ? { products: orders.products } : {}),
    ...(orders?.buyers ? { buyers: orders.buyers } : {}),
    ...(windowDays === undefined ? {} : { windowDays }),
  }
}

/** The fields of the walk; `longest` is the default of `maxLevel`. */
export function walkFields(
  written: BonusDocumentOf<'UNILEVEL' | 'MATRIX' | 'FAST_START'>,
  longest: number,
  names: NameResolver,
): WalkFields {
  return {
    maxLevel: written.maxLevel ?? Math.max(1, longest),
    compression: compressionOf(written.compression, names.at('compression')),
    ...(written.passUp
      ? { passUp: { count: written.passUp.count, branch: written.passUp.branch ?? false } }
      : {}),
    selfLevel: written.selfLevel ?? false,
    customerOrders: written.customerOrders ?? 'LEVEL_1',
    ...(written.stopAt === undefined ? {} : { stopAt: names.at('stopAt').position('rank', written.stopAt) }),
  }
}

/** Compression with its defaults: nobody is skipped, what lapses is breakage. */
export function compressionOf(
  written: BonusDocumentOf<'UNILEVEL'>['compression'],
  names: NameResolver,
): Compression {
  const skip = written?.skip ?? []
  if (skip.includes('BELOW_RANK') && written?.belowRank === undefined) {
    names.complain('BELOW_RANK needs "belowRank", the rank below which members are skipped')
  }
  if (!skip.includes('BELOW_RANK') && written?.belowRank !== undefined) {
    names.complain('"belowRank" needs BELOW_RANK in "skip"; add it')
  }
  return {
    skip,
    ...(written?.belowRank === undefined
      ? {}
      : { belowRank: names.at('belowRank').position('rank', written.belowRank) }),
    lapsed: written?.lapsed ?? 'BREAKAGE',
  }
}

/** Who closes a generation: a fixed rank, or whoever stands at least as high as the earner. */
export const boundaryOf = (written: 'OWN_RANK' | { rank: string }, names: NameResolver): Boundary =>
  written === 'OWN_RANK'
    ? { kind: 'OWN_RANK' }
    : { kind: 'RANK', rank: names.at('rank').position('rank', written.rank) }

/** Whole numbers by rank; absent: none for any rank. */
export const countByRank = (
  written: Readonly<Record<string, number>> | undefined,
  names: NameResolver,
): ByRank<number> => names.byRank(written ?? {}, (value) => value)
