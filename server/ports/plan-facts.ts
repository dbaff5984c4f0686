import type { Plan } from '#server/domain/compensation/plan-document.ts'

/** A plan version of this store, read and checked. */
export interface StoredPlan {
  readonly plan: Plan
  readonly planDigest: string
  /** As it was saved. */
  readonly document: string
  /** A run has used it: it never changes. */
  readonly used: boolean
}

/** Reads plan versions. A document that cannot be read any more is a `Bug`: it was checked when it was saved. */
export interface PlanFacts {
  /** By plan name, then version, ascending. */
  versions(): Promise<readonly StoredPlan[]>
}
