import type { Driver } from 'neo4j-driver'
import { planVersions } from '#server/adapters/neo4j/plan-queries.ts'
import { readRows } from '#server/adapters/neo4j/query.ts'
import { Bug } from '#server/domain/kernel/invariant.ts'
import { readPlan } from '#server/formats/plan.ts'
import type { PlanFacts, StoredPlan } from '#server/ports/plan-facts.ts'

/** Plan versions of the store. Documents are read once: a digest names a document for ever. */
export function planFactsOf(driver: Driver): PlanFacts {
  const read = new Map<string, StoredPlan['plan']>()
  return {
    async versions() {
      const rows = await readRows(driver, planVersions, {})
      return rows.map(({ plan, version, planDigest, document, used }) => {
        const known = read.get(planDigest) ?? planOf(document, `${plan}/${version}`)
        read.set(planDigest, known)
        return { plan: known, planDigest, document, used }
      })
    },
  }
}

function planOf(document: string, name: string): StoredPlan['plan'] {
  const reading = readPlan(document)
  if (reading.ok) return reading.plan
  throw new Bug(`plan ${name} was checked when it was saved: ${reading.issues[0]?.reason}`)
}
