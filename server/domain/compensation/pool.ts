import type { PoolBonus } from '#server/domain/compensation/bonus-document.ts'
import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import {
  addLapse,
  addLine,
  type Draft,
  draftOn,
  lineCode,
  reasonCode,
} from '#server/domain/compensation/draft.ts'
import { doubleOf, scaled } from '#server/domain/compensation/exact.ts'
import { noNotes, type PaidBonus } from '#server/domain/compensation/paid-bonus.ts'
import { sharesOf } from '#server/domain/compensation/pool-holders.ts'
import { splitByWeights } from '#server/domain/compensation/proportion.ts'
import { memberSources } from '#server/domain/compensation/sources.ts'

const POOL_SHARE = lineCode('POOL_SHARE')
const POOL_REST = reasonCode('POOL_REST')

/**
 * Divides a fund by shares. Without `shareValueUnit` the whole fund is handed out by the largest remainder; with it
 * the value of one share is cut down to the unit first and the rest is breakage.
 */
export function payPool(ground: BonusGround<PoolBonus>): PaidBonus {
  const { run } = ground
  const shares = sharesOf(ground)
  const members = run.memberOrder.filter((member) => shares[member]! > 0)
  const weights = Float64Array.from(members, (member) => shares[member]!)
  const draft = draftOn(memberSources(members, weights))
  const fund = fundOf(ground)
  const total = weights.reduce((sum, share) => sum + share, 0)
  if (total === 0) {
    addLapse(draft, { source: -1, level: 0, member: -1, reason: POOL_REST, amount: fund })
    return { draft, notes: noNotes }
  }
  const parts = partsOf(ground.bonus, fund, { weights, total })
  handOut(draft, fund, parts)
  return { draft, notes: noNotes }
}

function handOut(draft: Draft, fund: number, parts: Float64Array): void {
  const { member, base } = draft.sources
  let paid = 0
  parts.forEach((amount, source) => {
    paid += amount
    addLine(draft, {
      earner: member[source]!,
      source,
      level: 0,
      distance: 0,
      base: base[source]!,
      rate: -1,
      amount,
      code: POOL_SHARE,
    })
  })
  addLapse(draft, { source: -1, level: 0, member: -1, reason: POOL_REST, amount: fund - paid })
}

interface Weights {
  readonly weights: Float64Array
  readonly total: number
}

function partsOf({ shareValueUnit }: PoolBonus, fund: number, { weights, total }: Weights): Float64Array {
  if (shareValueUnit !== undefined) {
    const unit = BigInt(shareValueUnit)
    const value = (BigInt(fund) / BigInt(total) / unit) * unit
    return weights.map((share) => doubleOf(value * BigInt(share)))
  }
  return splitByWeights(fund, weights)
}

/** A fixed sum, or a share of the admitted orders' base. */
function fundOf(ground: BonusGround<PoolBonus>): number {
  const { run, at, bonus } = ground
  if (bonus.fund.kind === 'SUM') return doubleOf(bonus.fund.amount)
  const stated = run.facts.stated.companyCv
  const sources = run.sources(at, 'ORDER')
  let base = stated ?? 0
  if (stated === undefined)
    for (let source = 0; source < sources.count; source += 1) base += sources.base[source]!
  return scaled(Math.max(0, base), ground.factor(bonus.fund.share))
}
