import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import {
  addLapse,
  addLine,
  type Draft,
  draftOn,
  lineCode,
  reasonCode,
} from '#server/domain/compensation/draft.ts'
import { type Factor, scaled } from '#server/domain/compensation/exact.ts'
import { nearestMarked } from '#server/domain/compensation/leaders.ts'
import { type LevelGrid, levelGrid } from '#server/domain/compensation/level-grid.ts'
import type { Note, PaidBonus, Spot } from '#server/domain/compensation/paid-bonus.ts'
import { type Paths, pathsOf } from '#server/domain/compensation/paths.ts'
import { NO_FACTOR } from '#server/domain/compensation/rate-list.ts'
import type { Sources } from '#server/domain/compensation/sources.ts'
import type { MatchingUpBonus } from '#server/domain/compensation/walking-bonuses.ts'

const MATCH = lineCode('MATCH')
const UNQUALIFIED = reasonCode('UNQUALIFIED')

interface Matching {
  readonly ground: BonusGround<MatchingUpBonus>
  readonly grid: LevelGrid
  readonly paths: Paths
  /** 1 for members who may earn or who close a generation. */
  readonly seen: Uint8Array
  readonly next: Int32Array
  /** Deepest generation that any rank reaches. */
  readonly deepest: number
  readonly draft: Draft
}

/**
 * Generation of an earner above whoever earned: one more than the boundary members strictly between, so that a
 * boundary member belongs to the generation it closes. Everybody above with a rate for the generation earns. Levels
 * that go on without end are counted the same way, with everybody as a boundary.
 */
export function payMatchesByGeneration(ground: BonusGround<MatchingUpBonus>, sources: Sources): PaidBonus {
  const { bonus, tree } = ground
  const grid = levelGrid(ground, bonus.rates)
  const paths = pathsOf(ground, { compression: bonus.compression })
  const out = paths.skipped(1)
  const seen = ground.ranks.map((_, member) => (out[member] === 0 && matters(ground, grid, member) ? 1 : 0))
  const matching: Matching = {
    ground,
    grid,
    paths,
    seen: Uint8Array.from(seen),
    next: nearestMarked(tree, Uint8Array.from(seen)),
    deepest: deepestReach(bonus, grid),
    draft: draftOn(sources),
  }
  for (let source = 0; source < sources.count; source += 1) payAbove(matching, source)
  return { draft: matching.draft, notes: (spot, most) => generationNotes(matching, spot, most) }
}

function deepestReach({ lastRateForDeeper, generationsByRank }: MatchingUpBonus, grid: LevelGrid): number {
  if (!lastRateForDeeper) return grid.top.length
  return generationsByRank.every((reach) => reach !== undefined)
    ? Math.max(0, ...generationsByRank.map((reach) => reach ?? 0))
    : Number.POSITIVE_INFINITY
}

/** Whoever has a row of rates, or is a boundary for somebody. */
function matters(ground: BonusGround<MatchingUpBonus>, grid: LevelGrid, member: number): boolean {
  const { boundary, count } = ground.bonus
  if (count === 'LEVEL') return true
  if (boundary?.kind === 'OWN_RANK') return ground.ranks[member]! >= 0 || grid.rowOf[member]! >= 0
  if (boundary && ground.ranks[member]! >= boundary.rank) return true
  return (grid.rows[grid.rowOf[member]!]?.length ?? 0) > 0
}

/** Whether `member` closes a generation for an earner of this rank. */
function closes(
  { run, bonus, ranks }: BonusGround<MatchingUpBonus>,
  member: number,
  earnerRank: number,
): boolean {
  if (bonus.count === 'LEVEL') return true
  if (bonus.inactiveBoundary === 'IGNORED' && run.active[member] === 0) return false
  if (bonus.boundary?.kind === 'RANK') return ranks[member]! >= bonus.boundary.rank
  return ranks[member]! >= earnerRank
}

function payAbove(matching: Matching, source: number): void {
  const { ground, next, draft, deepest } = matching
  const { bonus, ranks } = ground
  const from = draft.sources.member[source]!
  const ownRank = bonus.count === 'GENERATION' && bonus.boundary?.kind === 'OWN_RANK'
  // Boundary members met so far, by rank: under OWN_RANK each earner counts those of the own rank and above.
  const met = new Int32Array(ground.run.plan.ranks.length + 1)
  let closed = 0
  for (let member = next[from]!; member >= 0; member = next[member]!) {
    const rank = ranks[member]!
    const between = ownRank ? met.subarray(rank + 1).reduce((sum, count) => sum + count, 0) : closed
    if (between < deepest) payMatch(matching, { source, member, generation: between + 1 })
    else if (!ownRank) return
    if (!closes(ground, member, rank)) continue
    closed += 1
    met[rank + 1]! += 1
  }
}

interface MatchSpot {
  readonly source: number
  readonly member: number
  readonly generation: number
}

function payMatch({ ground, grid, draft }: Matching, { source, member, generation }: MatchSpot): void {
  const factor = matchFactor(ground, grid, { member, generation })
  if (!factor.positive) return
  const base = draft.sources.base[source]!
  const amount = scaled(base, factor)
  if (ground.payable[member] === 0) {
    addLapse(draft, { source, level: generation, member, reason: UNQUALIFIED, amount })
    return
  }
  addLine(draft, {
    earner: member,
    source,
    level: generation,
    distance: ground.tree.depth[draft.sources.member[source]!]! - ground.tree.depth[member]!,
    base,
    rate: factor.rate,
    amount,
    code: MATCH,
  })
}

function matchFactor(
  { bonus, ranks }: BonusGround<MatchingUpBonus>,
  grid: LevelGrid,
  { member, generation }: { member: number; generation: number },
): Factor {
  const row = grid.rows[grid.rowOf[member]!]
  const reach = bonus.generationsByRank[ranks[member]!]
  if (!row || (reach !== undefined && generation > reach)) return NO_FACTOR
  return row[generation - 1] ?? (bonus.lastRateForDeeper ? row.at(-1) : undefined) ?? NO_FACTOR
}

function generationNotes({ ground, paths, draft }: Matching, spot: Spot, most: number): Note[] {
  const notes: Note[] = []
  const { parent } = ground.tree
  const rank = ground.ranks[spot.earner]!
  for (
    let member = parent[draft.sources.member[spot.source]!]!;
    member !== spot.earner && notes.length < most;
    member = parent[member]!
  ) {
    const skipped = paths.reasonAt(member, 1)
    notes.push({ member, why: skipped ?? (closes(ground, member, rank) ? 'BOUNDARY' : 'NO_RATE') })
  }
  return notes
}
