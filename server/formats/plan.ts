import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { type CanonicalValue, canonicalJson } from '#server/domain/kernel/canonical-json.ts'
import type { InputIssue } from '#server/domain/kernel/failure.ts'
import { readDocumentText } from '#server/formats/document-text.ts'
import { type PlanDocument, planSchema } from '#server/formats/plan-document/plan-schema.ts'
import { resolvePlan } from '#server/formats/plan-document/resolve-plan.ts'
import { complaintsOf } from '#server/formats/schema-complaints.ts'

/** A plan that could be read, or everything that is wrong with its document (at most 100 issues). */
export type PlanReading =
  | { readonly ok: true; readonly plan: Plan; readonly canonical: string }
  | { readonly ok: false; readonly issues: readonly InputIssue[] }

/**
 * Reads a plan document (`stemma.plan/1`, JSON or YAML). Every issue names the path in the document and the remedy.
 * `canonical` is the canonical JSON of the document: the input of the plan digest, the same for JSON and YAML and
 * for any order of keys.
 */
export function readPlan(text: string): PlanReading {
  const document = readDocumentText(text)
  if (!document.ok) return { ok: false, issues: [document.issue] }
  const checked = planSchema.safeParse(document.value)
  if (!checked.success) return { ok: false, issues: complaintsOf(checked.error.issues, document.value) }
  const { plan, issues } = resolvePlan(checked.data)
  if (issues.length > 0) return { ok: false, issues: issues.slice(0, 100) }
  return { ok: true, plan, canonical: canonicalPlan(checked.data) }
}

/** The document without `$schema`, keys sorted. The order of volumes and of trees carries no meaning. */
function canonicalPlan(document: PlanDocument): string {
  const { $schema: _, ...rest } = document
  return canonicalJson(rest as unknown as CanonicalValue)
}
