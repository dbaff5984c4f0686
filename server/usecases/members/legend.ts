import { CONTRACT_STATUSES, type ContractStatus } from '#server/domain/genealogy/events.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import type { Call } from '#server/usecases/guard.ts'
import type { Figures } from '#server/usecases/members/figures.ts'
import { levelsBelow } from '#server/usecases/members/levels-below.ts'
import type { RowPlace } from '#server/usecases/members/member-rows.ts'
import { scopePlaces } from '#server/usecases/members/scope-places.ts'
import type { SeenDetail } from '#server/usecases/sight.ts'

/**
 * How many of a subtree in sight, its root included, hold each rank and stand as each glyph says, whatever is drawn of
 * it. Each member is counted under one status, so that they add up: who is enrolled and active as ACTIVE, who is
 * enrolled and not active as ENROLLED, everybody else by contract. Ranks add up to those whose rank sight gives.
 */
export interface LegendView {
  /** In the order of the plan; the first is no rank. */
  readonly ranks: readonly { readonly key: string; readonly count: number }[]
  readonly statuses: readonly { readonly key: ContractStatus | 'ACTIVE'; readonly count: number }[]
}

/** What a legend is about. */
export interface LegendWanted {
  readonly root: Ordinal
  readonly figures: Figures
  /** Names of the plan's ranks, lowest first, after the empty one. */
  readonly ranks: readonly string[]
}

/** Counts a subtree once. */
export function legendOf(call: Call, { root, figures, ranks }: LegendWanted): LegendView {
  const { index } = call.ports.genealogy
  const byRank = new Map<string, number>(ranks.map((key) => [key, 0]))
  const byStatus = new Map<string, number>([...CONTRACT_STATUSES, 'ACTIVE'].map((key) => [key, 0]))
  const add = (counts: Map<string, number>, key: string, count = 1): void => {
    counts.set(key, (counts.get(key) ?? 0) + count)
  }
  const addMember = (member: Ordinal): void => {
    if (call.sight.detailOf(member).rank) add(byRank, figures.rank(member))
    const { status } = index.members.of(member)
    add(byStatus, status === 'ENROLLED' && figures.active(member) ? 'ACTIVE' : status)
  }
  addMember(root)
  if (figures.live && grantedBelow(call).rank) {
    const levelMax = levelsBelow(call, root)
    const depth = levelMax === Number.POSITIVE_INFINITY ? {} : { levelMax }
    const sums = index.aggregate('SPONSOR', { root, ...depth })
    for (const [place, count] of sums.byRank.entries()) add(byRank, ranks[place] ?? '', count)
    for (const key of CONTRACT_STATUSES) add(byStatus, key, sums.byStatus[key])
    const enrolled = { statuses: ['ENROLLED'] as const, active: true }
    const active = index.aggregate('SPONSOR', { root, ...depth, filter: enrolled }).count
    add(byStatus, 'ACTIVE', active)
    add(byStatus, 'ENROLLED', -active)
  } else for (const { member } of below(call, root)) addMember(member)
  return {
    ranks: ranks.map((key) => ({ key, count: byRank.get(key) ?? 0 })),
    statuses: [...CONTRACT_STATUSES, 'ACTIVE' as const].map((key) => ({
      key,
      count: byStatus.get(key) ?? 0,
    })),
  }
}

/** What is granted of the whole downline: detail does not differ below oneself, so one member below tells. */
export function grantedBelow({ sight, ports }: Call): Omit<SeenDetail, 'contact'> {
  const all = { name: true, rank: true, volume: true }
  if (sight.everything || sight.own === undefined) return all
  const [first] = ports.genealogy.index.frontline('SPONSOR', sight.own)
  return first === undefined ? all : sight.detailOf(first)
}

const below = (call: Call, root: Ordinal): Iterable<RowPlace> =>
  scopePlaces(call, { kind: 'BELOW', root, levelMax: levelsBelow(call, root) })
