import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { lintPlan } from '#server/domain/compensation/plan-linter/lint-plan.ts'
import { periodOfDate } from '#server/domain/kernel/period.ts'
import { type Refusal, refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'
import type { Company } from '#server/ports/company-facts.ts'
import type { StoredPlan } from '#server/ports/plan-facts.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import { type WrittenView, written } from '#server/usecases/written.ts'

/** A document as the door read it. */
export interface PlanInput {
  readonly plan: Plan
  /** Canonical JSON of the document: what the digest is taken of. */
  readonly canonical: string
  readonly document: string
}

/**
 * Saves a plan version. Refused where the linter refuses, where the version exists already, where it
 * does not begin on the first day of an open period, or where it is not of this company's currency and calendar.
 */
export const savePlanVersion = verb({
  name: 'savePlanVersion',
  action: 'PLAN_SAVE',
  async run(call, input: PlanInput): Promise<Result<WrittenView>> {
    const { plan } = input
    const planDigest = call.ports.digest.sha256(input.canonical)
    const committed = await call.commit(async () => {
      const restsOn = await call.ports.changes.versions([`plan:${plan.plan}`])
      const refusals = await saveRefusals(call, plan)
      if (refusals.length > 0) return refused(...refusals)
      const body = {
        ...{ plan: plan.plan, version: plan.version, validFrom: plan.validFrom },
        ...{ currency: plan.currency, planDigest, document: input.document },
      }
      const subject = `${plan.plan}/${plan.version}`
      return accepted({
        events: [{ kind: 'PLAN_VERSION_SAVED', subject, body }],
        restsOn,
        raises: [`plan:${plan.plan}`],
      })
    })
    return written(committed)
  },
})

async function saveRefusals({ ports }: Call, plan: Plan): Promise<Refusal[]> {
  const company = await ports.company.company()
  const others = (await ports.plans.versions()).filter((stored) => stored.plan.plan === plan.plan)
  const shut = await ports.company.shutPeriods()
  return [
    ...lintRefusals(plan, others),
    ...versionRefusals(plan, others),
    ...(company
      ? companyRefusals(plan, company, (period) => shut.some((each) => each.period === period))
      : []),
    ...familyRefusals(plan),
  ]
}

function lintRefusals(plan: Plan, others: readonly StoredPlan[]): Refusal[] {
  const versions = others.map((stored) => stored.plan)
  const findings = lintPlan(plan, versions).filter(({ severity }) => severity === 'REFUSE')
  if (findings.length === 0) return []
  return [
    refusal('PLAN_REFUSED', { codes: findings.map(({ code, path }) => `${code} (${path})`).join(', ') }),
  ]
}

function versionRefusals(plan: Plan, others: readonly StoredPlan[]): Refusal[] {
  const same = others.find((stored) => stored.plan.version === plan.version)
  if (!same) return []
  return [refusal('VERSION_USED', { plan: plan.plan, version: String(plan.version) }, 'version')]
}

function companyRefusals(plan: Plan, company: Company, isShut: (period: string) => boolean): Refusal[] {
  const { calendar, currency } = company
  const found: Refusal[] = []
  if (plan.currency !== currency)
    found.push(refusal('CURRENCY_MISMATCH', { plan: plan.currency, company: currency }))
  if (plan.period.kind !== calendar.kind || plan.period.zone !== calendar.zone) {
    found.push(
      refusal('PLAN_SCHEMA', { path: 'period', wanted: `${calendar.kind} ${calendar.zone}` }, 'period'),
    )
  }
  const period = periodOfDate(plan.validFrom, calendar)
  if (period.firstDay !== plan.validFrom)
    found.push(refusal('VERSION_OVERLAP', { validFrom: plan.validFrom }, 'validFrom'))
  if (isShut(period.id)) found.push(refusal('PERIOD_CLOSED', { period: period.id }, 'validFrom'))
  return found
}

/**
 * Whether a store can feed a family with its facts today: orders, sponsors, ranks of earlier periods. Families that
 * need places, pools or statements of elsewhere the engine computes from files alone.
 */
const FED_BY_THE_STORE: Readonly<Record<Bonus['type'], boolean>> = {
  UNILEVEL: true,
  PERSONAL_SALES: true,
  DIFFERENTIAL: true,
  INFINITY: true,
  GENERATION: true,
  BREAKAWAY: true,
  BINARY: false,
  MATRIX: false,
  MATCHING: false,
  POOL: false,
  FAST_START: false,
  REFERRER: false,
  RETAIL_PROFIT: false,
  FIXED: false,
  STATED: false,
}

function familyRefusals(plan: Plan): Refusal[] {
  return plan.bonuses
    .filter(({ type }) => !FED_BY_THE_STORE[type])
    .map(({ id, type }) => refusal('PLAN_REFUSED', { codes: `${type} (${id})` }))
}
