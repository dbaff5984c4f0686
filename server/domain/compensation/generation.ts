import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import { leaderNotes } from '#server/domain/compensation/breakaway.ts'
import {
  addLapse,
  addLine,
  type Draft,
  draftOn,
  lineCode,
  reasonCode,
} from '#server/domain/compensation/draft.ts'
import { scaled } from '#server/domain/compensation/exact.ts'
import { atLeastRank, nearestMarked } from '#server/domain/compensation/leaders.ts'
import { factorAt, type LevelGrid, levelGrid } from '#server/domain/compensation/level-grid.ts'
import type { PaidBonus } from '#server/domain/compensation/paid-bonus.ts'
import { NO_FACTOR } from '#server/domain/compensation/rate-list.ts'
import type { GenerationBonus } from '#server/domain/compensation/walking-bonuses.ts'

const GENERATION = lineCode('GENERATION')
const UNQUALIFIED = reasonCode('UNQUALIFIED')
const TITLE = reasonCode('TITLE')
const NO_UPLINE = reasonCode('NO_UPLINE')

/** A chain of boundary members above every order: the first is generation 1, the next 2. */
interface Chain {
  readonly marked: Uint8Array
  readonly next: Int32Array
  /** Only this rank earns along the chain (`OWN_RANK`); undefined: every boundary member does. */
  readonly earningRank: number | undefined
  readonly reach: number
}

interface Generations {
  readonly ground: BonusGround<GenerationBonus>
  readonly grid: LevelGrid
  readonly draft: Draft
}

/** Pays boundary members above an order by how many boundary members stand between. */
export function payGenerations(ground: BonusGround<GenerationBonus>): PaidBonus {
  const { bonus, run, at } = ground
  const sources = run.sources(at, run.plan.rounding.source)
  const generations: Generations = { ground, grid: levelGrid(ground, bonus.rates), draft: draftOn(sources) }
  const chains = chainsOf(generations)
  for (let source = 0; source < sources.count; source += 1) {
    if (sources.base[source] === 0) continue
    if (bonus.sourceMustBeActive && run.active[sources.member[source]!] === 0) continue
    for (const chain of chains) payChain(generations, chain, source)
  }
  return {
    draft: generations.draft,
    notes(spot, most) {
      const chain = chains.find(
        ({ earningRank }) => earningRank === undefined || earningRank === ground.ranks[spot.earner],
      )
      return leaderNotes({ ground, leads: chain!.marked, draft: generations.draft }, spot, most)
    },
  }
}

/** One chain under a fixed boundary rank; one for each rank that may earn under `OWN_RANK`. */
function chainsOf({ ground, grid }: Generations): Chain[] {
  const { boundary, maxGenerations, depthByRank } = ground.bonus
  const deepest = Math.max(0, maxGenerations, ...depthByRank.map((depth) => depth ?? 0))
  const reach = Math.min(grid.top.length, deepest)
  const chain = (rank: number, earningRank?: number): Chain => {
    const marked = boundaryMembers(ground, rank)
    return { marked, next: nearestMarked(ground.tree, marked), earningRank, reach }
  }
  if (boundary.kind === 'RANK') return [chain(boundary.rank)]
  const held = new Set<number>(ground.ranks)
  return [...held]
    .filter((rank) => rank >= 0)
    .sort((a, b) => a - b)
    .map((rank) => chain(rank, rank))
}

function boundaryMembers({ run, ranks, bonus }: BonusGround<GenerationBonus>, rank: number): Uint8Array {
  const marked = atLeastRank(ranks, rank)
  if (bonus.inactiveBoundary === 'COUNTS') return marked
  return marked.map((boundary, member) => (boundary === 1 && run.active[member] === 1 ? 1 : 0))
}

function payChain(generations: Generations, chain: Chain, source: number): void {
  const { grid, draft } = generations
  const { sources } = draft
  const buyer = sources.member[source]!
  const startsThere = sources.customer[source]! >= 0 && chain.marked[buyer] === 1
  let member = startsThere ? buyer : chain.next[buyer]!
  for (let generation = 1; generation <= chain.reach; generation += 1) {
    if (member >= 0) {
      payBoundary(generations, { source, member, generation, chain })
      member = chain.next[member]!
    } else if (chain.earningRank === undefined) {
      const amount = scaled(sources.base[source]!, grid.top[generation - 1] ?? NO_FACTOR)
      addLapse(draft, { source, level: generation, member: -1, reason: NO_UPLINE, amount })
    } else return
  }
}

interface BoundarySpot {
  readonly source: number
  readonly member: number
  readonly generation: number
  readonly chain: Chain
}

function payBoundary(
  { ground, grid, draft }: Generations,
  { source, member, generation, chain }: BoundarySpot,
): void {
  const { sources } = draft
  const rank = ground.ranks[member]!
  if (chain.earningRank !== undefined && rank !== chain.earningRank) return
  const reach = ground.bonus.depthByRank[rank] ?? ground.bonus.maxGenerations
  const pair = { earner: member, buyer: sources.member[source]! }
  const factor = generation <= reach ? factorAt(grid, pair, generation) : NO_FACTOR
  const base = sources.base[source]!
  if (ground.payable[member] === 1 && factor.positive) {
    const customer = sources.customer[source]! >= 0 ? 1 : 0
    addLine(draft, {
      earner: member,
      source,
      level: generation,
      distance: ground.tree.depth[pair.buyer]! - ground.tree.depth[member]! + customer,
      base,
      rate: factor.rate,
      amount: scaled(base, factor),
      code: GENERATION,
    })
    return
  }
  if (chain.earningRank !== undefined && !factor.positive) return
  const reason = ground.payable[member] === 1 ? TITLE : UNQUALIFIED
  const amount = scaled(base, grid.top[generation - 1] ?? NO_FACTOR)
  addLapse(draft, { source, level: generation, member, reason, amount })
}
