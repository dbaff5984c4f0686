import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import {
  addLapse,
  claimLine,
  type Draft,
  draftOn,
  lineCode,
  reasonCode,
} from '#server/domain/compensation/draft.ts'
import { type Factor, scaled } from '#server/domain/compensation/exact.ts'
import type { Note, PaidBonus, Spot } from '#server/domain/compensation/paid-bonus.ts'
import { type PositionGrid, positionGrid } from '#server/domain/compensation/position-grid.ts'
import { remembered } from '#server/domain/compensation/remember.ts'
import type { DifferentialBonus } from '#server/domain/compensation/walking-bonuses.ts'
import { subtractRates } from '#server/domain/kernel/rate.ts'

const DIFFERENCE = lineCode('DIFFERENCE')
const BLOCKED = reasonCode('UNQUALIFIED')

interface Difference {
  readonly ground: BonusGround<DifferentialBonus>
  readonly grid: PositionGrid
  /** Rate step of whoever the walk looks at; 0 for whoever it looks through. */
  readonly step: Int32Array
  /** Nearest member above with a higher step. */
  readonly higher: Int32Array
  /** What a step earns above a lower one. */
  factor(step: number, below: number): Factor
  readonly draft: Draft
}

/** Pays the difference between the own rate and the highest one below, on every order. */
export function payDifferences(ground: BonusGround<DifferentialBonus>): PaidBonus {
  const { bonus, run, at } = ground
  const grid = positionGrid(ground, bonus.rates)
  const blocks = bonus.unqualified === 'BLOCKS'
  const step = grid.stepOf.map((own, member) => (blocks || ground.payable[member] === 1 ? own : 0))
  const sources = run.sources(at, run.plan.rounding.source)
  const steps = grid.rates.length
  const factors = remembered((pair: number) =>
    ground.factor(subtractRates(grid.rates[Math.floor(pair / steps)]!, grid.rates[pair % steps]!)),
  )
  const difference: Difference = {
    ground,
    grid,
    step,
    higher: nearestHigher(ground, step),
    factor: (own, below) => factors(own * steps + below),
    draft: draftOn(sources, 64 + 2 * sources.count),
  }
  for (let source = 0; source < sources.count; source += 1) {
    if (sources.base[source] === 0) continue
    if (bonus.sourceMustBeActive && run.active[sources.member[source]!] === 0) continue
    payOne(difference, source)
  }
  return { draft: difference.draft, notes: (spot, most) => differenceNotes(difference, spot, most) }
}

/**
 * For each member the nearest one above with a higher step. The chain of such members has rising steps, so it is no
 * longer than the plan has rates, whatever the depth of the line.
 */
function nearestHigher({ tree }: BonusGround, step: Int32Array): Int32Array {
  const { parent, order } = tree
  const higher = new Int32Array(parent.length)
  for (const member of order) {
    let above = parent[member]!
    while (above >= 0 && step[above]! <= step[member]!) above = higher[above]!
    higher[member] = above
  }
  return higher
}

function payOne(difference: Difference, source: number): void {
  const { ground, step, higher, draft } = difference
  const { parent, depth } = ground.tree
  const { fromLevel, ownVolume } = ground.bonus
  const buyer = draft.sources.member[source]!
  const ownOrder = draft.sources.customer[source]! < 0
  const hidesBuyer = ownOrder && !ownVolume
  let highest = 0
  let member = buyer
  for (let distance = 0; distance < fromLevel && member >= 0; distance += 1) {
    const buys = distance === 0 && ownOrder
    if (!buys && step[member]! > highest && ground.payable[member] === 1) highest = step[member]!
    member = parent[member]!
  }
  if (fromLevel === 0 && hidesBuyer) member = parent[buyer]!
  while (member >= 0 && step[member]! <= highest) member = higher[member]!
  while (member >= 0) {
    earn(difference, { source, member, below: highest, distance: depth[buyer]! - depth[member]! })
    highest = step[member]!
    member = higher[member]!
  }
}

interface Earning {
  readonly source: number
  readonly member: number
  readonly below: number
  readonly distance: number
}

function earn(
  { ground, step, draft, factor }: Difference,
  { source, member, below, distance }: Earning,
): void {
  const base = draft.sources.base[source]!
  const share = factor(step[member]!, below)
  const amount = scaled(base, share)
  if (ground.payable[member] === 0) {
    addLapse(draft, { source, level: distance, member, reason: BLOCKED, amount })
    return
  }
  const at = claimLine(draft)
  draft.earner[at] = member
  draft.source[at] = source
  draft.level[at] = distance
  draft.distance[at] = distance
  draft.base[at] = base
  draft.rate[at] = share.rate
  draft.amount[at] = amount
  draft.code[at] = DIFFERENCE
  draft.entitled += amount
}

/** Everybody from the buyer up to the earner, and why they did not stand in the way. */
function differenceNotes({ ground, grid, draft }: Difference, spot: Spot, most: number): Note[] {
  const notes: Note[] = []
  const { parent } = ground.tree
  const { fromLevel, ownVolume, unqualified } = ground.bonus
  const buyer = draft.sources.member[spot.source]!
  const silent = draft.sources.customer[spot.source]! < 0 && (!ownVolume || fromLevel > 0) ? buyer : -1
  let highest = 0
  let distance = 0
  for (let member = buyer; member !== spot.earner && notes.length < most; member = parent[member]!) {
    const own = member === silent ? 0 : grid.stepOf[member]!
    const blocks = unqualified === 'BLOCKS' && distance >= fromLevel
    const passed = ground.payable[member] === 1 ? 'COUNTED' : blocks ? 'BLOCKS' : 'UNQUALIFIED'
    const why = own === 0 ? 'NO_RATE' : own <= highest ? 'NOT_HIGHER' : passed
    if (why === 'COUNTED' || why === 'BLOCKS') highest = own
    notes.push({ member, why })
    distance += 1
  }
  return notes
}
