import { DEFAULT_SIGHT, type SightRule, sightRuleOf } from '#server/domain/company/sight-policy.ts'
import type { GenealogyIndex } from '#server/domain/genealogy/genealogy-index.ts'
import { seenBy } from '#server/domain/genealogy/visibility.ts'
import { type Ordinal, parseId } from '#server/domain/kernel/ids.ts'
import { type Actor, isStaff } from '#server/usecases/actor.ts'
import type { Ports } from '#server/usecases/ports.ts'

/** What may be shown of one member. */
export interface SeenDetail {
  readonly name: boolean
  readonly rank: boolean
  readonly volume: boolean
  readonly contact: boolean
}

/** Whom an actor sees, and how much of each: the whole tree, or the own downline to the depth the company grants. */
export interface Sight {
  /** True for staff and the system. */
  readonly everything: boolean
  /** The own place in the tree; absent for staff and for customers. */
  readonly own: Ordinal | undefined
  /** Deepest level below the own place that is seen; Infinity for all. */
  readonly levelMax: number
  /** The member of an id when it is in sight; `undefined` alike for foreign and for missing ones. */
  find(id: string): Ordinal | undefined
  /** Exact after every event: it climbs. */
  sees(member: Ordinal): boolean
  /** What may be shown of a member that is in sight. */
  detailOf(member: Ordinal): SeenDetail
}

const ALL: SeenDetail = { name: true, rank: true, volume: true, contact: true }
const NOTHING: SeenDetail = { name: false, rank: false, volume: false, contact: false }

/** The sight of an actor at this moment. */
export async function sightOf(ports: Ports, actor: Actor): Promise<Sight> {
  const { genealogy } = ports
  if (isStaff(actor)) return new WholeSight(() => genealogy.index)
  const own = actor.memberId === null ? undefined : genealogy.index.ordinalOf(actor.memberId)
  if (own === undefined) return new OwnSight(() => genealogy.index, undefined, DEFAULT_SIGHT)
  const company = await ports.company.company()
  const rank = company?.ranks[genealogy.index.members.rank[own]! - 1] ?? ''
  return new OwnSight(() => genealogy.index, own, sightRuleOf(company?.sightPolicy ?? [], rank))
}

class WholeSight implements Sight {
  readonly everything = true
  readonly own = undefined
  readonly levelMax = Number.POSITIVE_INFINITY
  readonly #index: () => GenealogyIndex

  constructor(index: () => GenealogyIndex) {
    this.#index = index
  }

  find(id: string): Ordinal | undefined {
    const parsed = parseId(id)
    return parsed === undefined ? undefined : this.#index().ordinalOf(parsed)
  }

  sees(): boolean {
    return true
  }

  detailOf(): SeenDetail {
    return ALL
  }
}

class OwnSight implements Sight {
  readonly everything = false
  readonly own: Ordinal | undefined
  readonly levelMax: number
  readonly #index: () => GenealogyIndex
  readonly #rule: SightRule

  constructor(index: () => GenealogyIndex, own: Ordinal | undefined, rule: SightRule) {
    this.#index = index
    this.own = own
    this.#rule = rule
    this.levelMax = rule.levels ?? Number.POSITIVE_INFINITY
  }

  find(id: string): Ordinal | undefined {
    const parsed = parseId(id)
    const member = parsed === undefined ? undefined : this.#index().ordinalOf(parsed)
    return member !== undefined && this.sees(member) ? member : undefined
  }

  sees(member: Ordinal): boolean {
    return this.#seen(member) !== undefined
  }

  detailOf(member: Ordinal): SeenDetail {
    return this.#seen(member) ?? NOTHING
  }

  /** The own sponsor is shown on the own page alone, never as a subject of its own. */
  #seen(subject: Ordinal): SeenDetail | undefined {
    if (this.own === undefined) return undefined
    const seen = seenBy(this.#index().tree('SPONSOR'), { viewer: this.own, subject }, this.#rule)
    return seen?.relation === 'SPONSOR' ? undefined : seen
  }
}
