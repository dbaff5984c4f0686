import { BENCH_PLANS } from '#seeds/large/bench-plans.ts'
import type { Application } from '#server/app.ts'
import { planInput } from '#server/cli/seed-plan.ts'
import { agreed } from '#server/cli/with-store.ts'
import type { UserId } from '#server/domain/kernel/ids.ts'
import { type Actor, systemActor } from '#server/usecases/actor.ts'
import { closePeriod } from '#server/usecases/periods/close-period.ts'
import { computePeriod } from '#server/usecases/periods/compute-period.ts'
import { reviewPeriod } from '#server/usecases/periods/review-period.ts'
import { savePlanVersion } from '#server/usecases/plans/save-plan-version.ts'
import { createUser } from '#server/usecases/users/create-user.ts'

/** The whole run of a month in seconds. */
export interface RunFigures {
  readonly month: string
  readonly monthOrders: number
  readonly lines: number
  readonly statements: number
  /** Facts read, computed, statements written and published as a draft. */
  readonly draftSeconds: number
  readonly reviewSeconds: number
  /** Frozen, computed again from the frozen facts, compared, published. */
  readonly closeSeconds: number
  readonly totalSeconds: number
}

/** Computes, reviews and closes a month by the bench's seven-level plan; two people stand behind it. */
export async function measureRun(
  { ports }: Application,
  month: string,
  monthOrders: number,
): Promise<RunFigures> {
  const document = JSON.stringify({ ...BENCH_PLANS.unilevel, validFrom: `${month}-01` })
  agreed(await savePlanVersion({ ports, actor: systemActor() }, planInput(document)))
  const [reviewer, closer] = [await person(ports, 'reviewer'), await person(ports, 'closer')]
  const start = performance.now()
  const { report } = agreed(await computePeriod({ ports, actor: reviewer }, { period: month }))
  const drafted = performance.now()
  agreed(await reviewPeriod({ ports, actor: reviewer }, { period: month, resultDigest: null }))
  const reviewed = performance.now()
  agreed(await closePeriod({ ports, actor: closer }, { period: month }))
  const closed = performance.now()
  return {
    ...{ month, monthOrders, lines: report.lines, statements: report.earners },
    draftSeconds: (drafted - start) / 1000,
    reviewSeconds: (reviewed - drafted) / 1000,
    closeSeconds: (closed - reviewed) / 1000,
    totalSeconds: (closed - start) / 1000,
  }
}

async function person(ports: Application['ports'], name: string): Promise<Actor> {
  const roles = ['FINANCE'] as const
  const input = { email: `${name}@bench.example`, name, roles, language: 'en' }
  const { id } = agreed(await createUser({ ports, actor: systemActor() }, input))
  const nobody = { memberId: null, sessionId: null, address: '', userAgent: '' }
  return { id, standings: roles, userId: id as UserId, ...nobody }
}
