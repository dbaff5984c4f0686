import type { Currency } from '#server/domain/kernel/money.ts'
import type { PeriodKind } from '#server/domain/kernel/period.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { type WrittenView, written } from '#server/usecases/written.ts'

/** What is settled once and for all about a company. */
export interface CompanyInput {
  readonly name: string
  readonly currency: Currency
  readonly timeZone: string
  readonly periodKind: PeriodKind
  readonly firstPeriod: string
  readonly demo: boolean
}

/** Sets up the one company of a store; FORBIDDEN when it has one. */
export const setUpCompany = verb<CompanyInput, WrittenView>({
  name: 'setUpCompany',
  action: 'COMPANY_SET_UP',
  async run({ ports, commit }, input) {
    return written(
      await commit(async () => {
        const restsOn = await ports.changes.versions(['company'])
        if (await ports.company.company()) return refused(refusal('FORBIDDEN', { reason: 'SET_UP_ALREADY' }))
        return accepted({
          events: [{ kind: 'COMPANY_SET_UP', subject: 'company', body: input }],
          restsOn,
          raises: ['company'],
        })
      }),
    )
  },
})
