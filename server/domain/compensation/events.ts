import type { RunId, UserId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'

export const RUN_STATES = ['DRAFT', 'REVIEWED', 'CLOSED', 'PAID'] as const
export type RunState = (typeof RUN_STATES)[number]

/** Digests that bind a result to what it was computed from (SHA-256, hex). */
export interface RunDigests {
  readonly planDigest: string
  readonly factsDigest: string
  readonly resultDigest: string
}

/** What can happen to plans, periods and runs. A closed run never changes. */
export interface CompensationEvents {
  PLAN_VERSION_SAVED: {
    body: {
      plan: string
      version: number
      validFrom: string
      currency: string
      planDigest: string
      document: string
    }
  }
  /** A draft was computed: its lines are staged under the run's id and replaced by the next computation. */
  RUN_COMPUTED: {
    body: {
      runId: RunId
      period: string
      plan: string
      version: number
      computation: number
    } & RunDigests & {
        totalMinor: bigint
        lines: number
        statements: number
        /** SHA-256 over the sorted marks of the statements (`statement-mark.ts`). */
        statementsDigest: string
        /** The same over those of the period records; absent from runs computed before 2026-11-28, whose
         * statements were marked by their amounts alone. */
        recordsDigest?: string
        /** Canonical JSON of what the period workspace shows: sums by bonus, breakage, ranks, checks. */
        report: string
      }
  }
  RUN_REVIEWED: { body: { runId: RunId; period: string; resultDigest: string; reviewerId: UserId } }
  /** From here on nothing new may be dated into the period. */
  PERIOD_FROZEN: { body: { period: string; frozenAt: Instant; closerId: UserId } }
  /** The frozen facts gave another result than the reviewed one: open again, back to a draft. */
  PERIOD_THAWED: { body: { period: string; cause: string } }
  /** Publishes every staged statement, ledger entry and period record of the run at once. */
  RUN_CLOSED: {
    body: { runId: RunId; period: string; closerId: UserId; reviewerId: UserId } & RunDigests & {
        totalMinor: bigint
        statements: number
      }
  }
}
