import { localDateTime } from '#server/adapters/neo4j/encode.ts'
import { bodyStep, step, type WriteSteps } from '#server/adapters/neo4j/write-step.ts'
import type { CompensationEvents } from '#server/domain/compensation/events.ts'

/** How what happens to plans, periods and runs is written; statements themselves are staged (staging.ts). */
export const COMPENSATION_STEPS: WriteSteps<keyof CompensationEvents> = {
  PLAN_VERSION_SAVED: [bodyStep('compensation/plan-version-saved')],
  RUN_COMPUTED: [bodyStep('compensation/run-computed')],
  RUN_REVIEWED: [bodyStep('compensation/run-reviewed')],
  PERIOD_FROZEN: [
    step('compensation/period-frozen', ({ body }) => ({
      ...body,
      frozenAt: localDateTime(body.frozenAt),
    })),
  ],
  PERIOD_THAWED: [bodyStep('compensation/period-thawed')],
  RUN_CLOSED: [bodyStep('compensation/run-closed')],
}
