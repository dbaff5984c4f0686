import { accepted, type Result } from '#server/domain/kernel/result.ts'
import type { StoredPlan } from '#server/ports/plan-facts.ts'
import { verb } from '#server/usecases/guard.ts'

/** Every plan version of the company, newest first. */
export const readPlans = verb({
  name: 'readPlans',
  action: 'PLAN_SEE',
  async run({ ports }, _input: undefined): Promise<Result<readonly StoredPlan[]>> {
    return accepted([...(await ports.plans.versions())].reverse())
  },
})
