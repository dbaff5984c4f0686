export const SIGHT_DETAILS = ['NAME', 'RANK', 'VOLUME'] as const
export type SightDetail = (typeof SIGHT_DETAILS)[number]

/** How far, and in which detail, members of one rank see their downline. */
export interface SightRule {
  /** Name of the rank it holds for; null for every member without a rule of the own rank. */
  readonly rank: string | null
  /** Deepest level that is seen; null for all. */
  readonly levels: number | null
  readonly detail: readonly SightDetail[]
  /** Levels down to which contact data are shown; 0 for none. */
  readonly contactLevels: number
}

/** What holds until a company says otherwise (`first-thread.md`): everything below, contact data of the frontline. */
export const DEFAULT_SIGHT: SightRule = {
  rank: null,
  levels: null,
  detail: SIGHT_DETAILS,
  contactLevels: 1,
}

/** The rule of a rank, else the one for everybody. A policy always has exactly one rule for everybody. */
export const sightRuleOf = (policy: readonly SightRule[], rank: string): SightRule =>
  policy.find((rule) => rule.rank !== null && rule.rank === rank) ??
  policy.find((rule) => rule.rank === null) ??
  DEFAULT_SIGHT

/** The rank a policy names twice or leaves out (null: the rule for everybody); `undefined` for a sound policy. */
export function unsoundRank(policy: readonly SightRule[]): string | null | undefined {
  const ranks = policy.map(({ rank }) => rank)
  if (!ranks.includes(null)) return null
  return ranks.find((rank, place) => ranks.indexOf(rank) !== place)
}
