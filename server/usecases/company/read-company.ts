import type { Instant } from '#server/domain/kernel/instant.ts'
import { periodAt } from '#server/domain/kernel/period.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import type { Company } from '#server/ports/company-facts.ts'
import { verb } from '#server/usecases/guard.ts'

/** The company as everybody may see it, the sign-in page included. */
export interface CompanyView extends Company {
  readonly now: Instant
  readonly currentPeriod: string
}

/** The company of this store; NOT_FOUND while nothing has been set up. */
export const readCompany = verb<void, CompanyView>({
  name: 'readCompany',
  action: 'COMPANY_SEE',
  async run({ ports, now }) {
    const company = await ports.company.company()
    if (!company) return refused(refusal('NOT_FOUND', { what: 'company' }))
    return accepted({ ...company, now, currentPeriod: periodAt(now, company.calendar).id })
  },
})
