import { z } from 'zod'
import { field, type Resolvers } from '#server/api/graphql/field.ts'
import { parseInput } from '#server/api/graphql/input.ts'
import { planMessages } from '#server/api/graphql/resolvers/plan-messages.ts'
import { type InLanguage, languageOf } from '#server/api/graphql/resolvers/titles.ts'
import { lintPlan } from '#server/domain/compensation/plan-linter/lint-plan.ts'
import { describePlan } from '#server/domain/compensation/plan-words/describe-plan.ts'
import { InvalidInput } from '#server/domain/kernel/failure.ts'
import { readPlan } from '#server/formats/plan.ts'
import type { StoredPlan } from '#server/ports/plan-facts.ts'
import { readPlans } from '#server/usecases/plans/read-plans.ts'
import { savePlanVersion } from '#server/usecases/plans/save-plan-version.ts'

/** No plan people write is longer. */
const DOCUMENT_MOST = 500_000

const nothing = (): undefined => undefined

function planVersion({ plan, planDigest, document, used }: StoredPlan) {
  return {
    plan: plan.plan,
    version: plan.version,
    validFrom: plan.validFrom,
    title: (asked: InLanguage) => plan.title[languageOf(asked)],
    currency: plan.currency,
    digest: planDigest,
    document,
    used,
    messages: planMessages(lintPlan(plan)),
    words: (asked: InLanguage) => describePlan(plan, languageOf(asked)),
  }
}

/** Plan versions: what they say, what the linter says of them, and a new one. */
export const planResolvers: Resolvers = {
  Query: { plans: field(readPlans, nothing, (plans) => plans.map(planVersion)) },
  Mutation: {
    savePlanVersion: field(savePlanVersion, (args: { readonly document: string }) => {
      const document = parseInput(z.string().max(DOCUMENT_MOST, 'a plan is shorter'), args.document)
      const reading = readPlan(document)
      if (!reading.ok) throw new InvalidInput(reading.issues)
      return { plan: reading.plan, canonical: reading.canonical, document }
    }),
  },
}
