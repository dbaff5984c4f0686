import type { ChainAudit } from '#server/ports/chain-audit.ts'
import type { Changes } from '#server/ports/changes.ts'
import type { Clock } from '#server/ports/clock.ts'
import type { CompanyFacts } from '#server/ports/company-facts.ts'
import type { ContactFaces } from '#server/ports/contact-faces.ts'
import type { CustomerFacts } from '#server/ports/customer-facts.ts'
import type { Digest } from '#server/ports/digest.ts'
import type { EventLog } from '#server/ports/event-log.ts'
import type { Genealogy } from '#server/ports/genealogy.ts'
import type { IdSource } from '#server/ports/id-source.ts'
import type { ImportFiles } from '#server/ports/import-files.ts'
import type { Imports } from '#server/ports/imports.ts'
import type { Jobs } from '#server/ports/jobs.ts'
import type { LeadFacts } from '#server/ports/lead-facts.ts'
import type { MemberFacts } from '#server/ports/member-facts.ts'
import type { OrderFacts } from '#server/ports/order-facts.ts'
import type { PeriodRecords } from '#server/ports/period-columns.ts'
import type { PeriodFacts } from '#server/ports/period-facts.ts'
import type { PlanFacts } from '#server/ports/plan-facts.ts'
import type { ProductFacts } from '#server/ports/product-facts.ts'
import type { Replay } from '#server/ports/replay.ts'
import type { RunFacts } from '#server/ports/run-facts.ts'
import type { Secret } from '#server/ports/secret.ts'
import type { Attempts, Sessions } from '#server/ports/sessions.ts'
import type { Staging } from '#server/ports/staging.ts'
import type { UserFacts } from '#server/ports/user-facts.ts'

/** Everything a verb may ask of the world; `app.ts` fills it with adapters. A noun's reads are one line here. */
export interface Ports {
  readonly clock: Clock
  readonly ids: IdSource
  readonly digest: Digest
  readonly secret: Secret
  readonly changes: Changes
  readonly log: EventLog
  readonly chain: ChainAudit
  readonly genealogy: Genealogy
  readonly company: CompanyFacts
  readonly members: MemberFacts
  readonly customers: CustomerFacts
  readonly leads: LeadFacts
  readonly users: UserFacts
  readonly sessions: Sessions
  readonly attempts: Attempts
  readonly faces: ContactFaces
  readonly imports: Imports
  readonly importFiles: ImportFiles
  readonly jobs: Jobs
  readonly plans: PlanFacts
  readonly orders: OrderFacts
  readonly products: ProductFacts
  readonly periods: PeriodFacts
  readonly periodRecords: PeriodRecords
  readonly replay: Replay
  readonly runFacts: RunFacts
  readonly staging: Staging
}
