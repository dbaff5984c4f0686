import { type Climbable, levelBetween, pathToRoot } from '#server/domain/genealogy/climb.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'

/** What a company grants its members to see of their downlines. */
export interface SightTerms {
  /** Deepest level that is seen; `null` for all. */
  readonly levels: number | null
  readonly detail: readonly ('NAME' | 'RANK' | 'VOLUME')[]
  /** Levels down to which contact data are shown; 0 for none. */
  readonly contactLevels: number
}

/** What a member may see of another: nothing is granted that is not named here. */
export interface SeenMember {
  readonly relation: 'SELF' | 'DOWNLINE' | 'SPONSOR'
  readonly name: boolean
  readonly rank: boolean
  readonly volume: boolean
  readonly contact: boolean
}

const ALL = { name: true, rank: true, volume: true, contact: true } as const

/**
 * What `viewer` may see of `subject`; `undefined` for nothing, the same as for a member that does not exist. Oneself
 * fully, the downline as the terms say, the own sponsor with name and contact. Exact after every event: it climbs.
 */
export function seenBy(
  tree: Climbable,
  { viewer, subject }: { readonly viewer: Ordinal; readonly subject: Ordinal },
  terms: SightTerms,
): SeenMember | undefined {
  const level = levelBetween(tree, subject, viewer)
  if (level === 0) return { relation: 'SELF', ...ALL }
  if (level === undefined) {
    const isSponsor = tree.parent[viewer] === subject
    return isSponsor ? { relation: 'SPONSOR', ...ALL, rank: false, volume: false } : undefined
  }
  if (terms.levels !== null && level > terms.levels) return undefined
  return {
    relation: 'DOWNLINE',
    name: terms.detail.includes('NAME'),
    rank: terms.detail.includes('RANK'),
    volume: terms.detail.includes('VOLUME'),
    contact: level <= terms.contactLevels,
  }
}

/**
 * The line of sponsorship as `viewer` may see it: from the subject up to the viewer, where it ends. Empty for a
 * subject outside the own downline, and below the deepest level that is seen.
 */
export function visiblePath(
  tree: Climbable,
  { viewer, subject }: { readonly viewer: Ordinal; readonly subject: Ordinal },
  terms: SightTerms,
): Ordinal[] {
  const level = levelBetween(tree, subject, viewer)
  if (level === undefined || (terms.levels !== null && level > terms.levels)) return []
  return pathToRoot(tree, subject).slice(0, level + 1)
}
