import type { RunState } from '#server/domain/compensation/events.ts'
import type { UserId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import type { Period } from '#server/domain/kernel/period.ts'
import { type Refusal, refusal } from '#server/domain/kernel/refusal.ts'

/** How a period stands when somebody wants to work on it. */
export interface PeriodStanding {
  readonly period: Period
  readonly now: Instant
  /** `OPEN`: nothing was computed yet. */
  readonly state: RunState | 'OPEN'
  readonly frozen: boolean
  readonly resultDigest: string | null
  readonly reviewerId: UserId | null
  /** The first period before this one that is not closed; null when all are, or when this is the first. */
  readonly earlierOpen: string | null
  /** Checks of the newest computation that do not hold. */
  readonly failedChecks: readonly string[]
}

/** Why the period cannot be computed now; empty when it can. A closed run never changes. */
export function computeRefusals({ state, frozen, period, now }: PeriodStanding): Refusal[] {
  if (state === 'CLOSED' || state === 'PAID') return [refusal('PERIOD_CLOSED', { period: period.id })]
  if (now < period.from) return [refusal('PERIOD_NOT_BEGUN', { period: period.id, begins: period.firstDay })]
  return frozen ? [refusal('PERIOD_BUSY', { period: period.id })] : []
}

/**
 * Why the newest draft cannot be reviewed as the result with this digest; empty when it can. While the period runs its
 * orders change, and what was reviewed would not be what is closed.
 */
export function reviewRefusals(standing: PeriodStanding, resultDigest: string | null): Refusal[] {
  const { period, state } = standing
  if (state !== 'DRAFT') return [refusal('RUN_NOT_DRAFT', { period: period.id, state })]
  const found: Refusal[] = []
  if (standing.now < period.to)
    found.push(refusal('PERIOD_RUNNING', { period: period.id, ends: period.dayAfter }))
  if (resultDigest !== null && resultDigest !== standing.resultDigest) {
    found.push(refusal('RUN_CHANGED', { period: period.id }))
  }
  if (standing.failedChecks.length > 0) {
    found.push(refusal('FACTS_DIFFER', { period: period.id, checks: standing.failedChecks.join(', ') }))
  }
  return found
}

/**
 * Why this person cannot close the period; empty when they can. Nobody closes alone: the reviewer is refused
 * (`first-thread.md`, four eyes). The period must have ended and the one before must be closed.
 */
export function closeRefusals(standing: PeriodStanding, closerId: UserId): Refusal[] {
  const { period, state, reviewerId, now, earlierOpen } = standing
  if (state === 'CLOSED' || state === 'PAID') return [refusal('PERIOD_CLOSED', { period: period.id })]
  const found: Refusal[] = []
  if (state !== 'REVIEWED') found.push(refusal('RUN_NOT_REVIEWED', { period: period.id, state }))
  if (state === 'REVIEWED' && reviewerId === closerId)
    found.push(refusal('REVIEWER_SAME', { period: period.id }))
  if (now < period.to) found.push(refusal('PERIOD_RUNNING', { period: period.id, ends: period.dayAfter }))
  if (earlierOpen !== null)
    found.push(refusal('PERIOD_EARLIER_OPEN', { period: period.id, earlier: earlierOpen }))
  return found
}
