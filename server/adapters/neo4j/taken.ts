import type { Driver } from 'neo4j-driver'
import { takenValues } from '#server/adapters/neo4j/log-queries.ts'
import { readRows } from '#server/adapters/neo4j/query.ts'
import { signInName } from '#server/adapters/neo4j/write-company.ts'
import { type Refusal, type RefusalCode, refusal } from '#server/domain/kernel/refusal.ts'
import type { NewEvent } from '#server/ports/events.ts'

/** A value that may belong to one thing only. */
type Claim =
  | { readonly code: 'MEMBER_NUMBER_TAKEN' | 'ORDER_NUMBER_TAKEN' | 'EMAIL_TAKEN'; readonly value: string }
  | { readonly code: 'VERSION_USED'; readonly value: string; readonly plan: string; readonly version: number }

/**
 * Why a uniqueness constraint refused these events: which of their numbers, e-mail addresses and plan versions
 * belong to something already, or occur twice among them. Asked of the store, never read out of a sentence.
 */
export async function takenRefusals(
  driver: Driver,
  events: readonly NewEvent[],
): Promise<readonly Refusal[]> {
  const claims = events.flatMap(claimsOf)
  const valuesOf = (...kinds: NewEvent['kind'][]): string[] =>
    events
      .filter(({ kind }) => kinds.includes(kind))
      .flatMap((event) => claimsOf(event).map(({ value }) => value))
  const taken = await readRows(driver, takenValues, {
    memberNumbers: valuesOf('MEMBER_ENROLLED', 'CUSTOMER_REGISTERED', 'LEAD_CAPTURED'),
    orderNumbers: valuesOf('ORDER_RECORDED'),
    creditNumbers: valuesOf('ORDER_CREDITED'),
    emails: valuesOf('USER_CREATED'),
    planVersions: claims.filter((claim) => claim.code === 'VERSION_USED'),
  })
  const found = new Map([...taken, ...twice(events)].map((claim) => [`${claim.code} ${claim.value}`, claim]))
  return [...found.values()].map(({ code, value }) => refusal(code, factsOf(code, value)))
}

function claimsOf(event: NewEvent): readonly Claim[] {
  switch (event.kind) {
    case 'MEMBER_ENROLLED':
    case 'CUSTOMER_REGISTERED':
    case 'LEAD_CAPTURED':
      return [{ code: 'MEMBER_NUMBER_TAKEN', value: event.body.number }]
    case 'ORDER_RECORDED':
    case 'ORDER_CREDITED':
      return [{ code: 'ORDER_NUMBER_TAKEN', value: event.body.number }]
    case 'USER_CREATED':
      return [{ code: 'EMAIL_TAKEN', value: signInName(event.personal.email) }]
    case 'PLAN_VERSION_SAVED': {
      const { plan, version } = event.body
      return [{ code: 'VERSION_USED', value: `${plan} ${version}`, plan, version }]
    }
    default:
      return []
  }
}

/** Claims that occur twice among the events; orders and credit notes count their numbers apart. */
function twice(events: readonly NewEvent[]): readonly Claim[] {
  const seen = new Set<string>()
  return events.flatMap((event) =>
    claimsOf(event).filter(({ code, value }) => {
      const key = `${event.kind === 'ORDER_CREDITED' ? 'credit' : code} ${value}`
      const again = seen.has(key)
      seen.add(key)
      return again
    }),
  )
}

function factsOf(code: RefusalCode, value: string): Readonly<Record<string, string>> {
  return code === 'EMAIL_TAKEN' ? {} : code === 'VERSION_USED' ? { version: value } : { number: value }
}
