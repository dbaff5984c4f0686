import { InvalidInput } from '#server/domain/kernel/failure.ts'
import { readPlan } from '#server/formats/plan.ts'
import type { PlanInput } from '#server/usecases/plans/save-plan-version.ts'

/**
 * A shipped plan document that begins on another day: the same text with another `validFrom`, so that a demo that
 * ends today has its plan from its first month. Throws InvalidInput when the document cannot be read.
 */
export function planFromDay(text: string): (validFrom: string) => PlanInput {
  return (validFrom) => planInput(text.replace(/^validFrom:.*$/m, `validFrom: '${validFrom}'`))
}

/** A plan document read for saving. Throws InvalidInput with everything that is wrong with it. */
export function planInput(document: string): PlanInput {
  const reading = readPlan(document)
  if (!reading.ok) throw new InvalidInput(reading.issues)
  return { plan: reading.plan, canonical: reading.canonical, document }
}
