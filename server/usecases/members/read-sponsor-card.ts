import { accepted } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { numberOfSponsorCode } from '#server/usecases/members/sponsor-code.ts'

/** What a newcomer sees of the person whose link was opened. */
export interface SponsorCardView {
  readonly name: string
  readonly number: string
  readonly companyName: string
}

/** The person behind a link; null for a code nobody has given out and for ended contracts. */
export const readSponsorCard = verb<{ readonly code: string }, SponsorCardView | null>({
  name: 'readSponsorCard',
  action: 'SPONSOR_CARD_SEE',
  async run({ ports }, { code }) {
    const number = numberOfSponsorCode(ports.digest, code)
    const id = number === undefined ? undefined : await ports.members.idOfNumber(number)
    const member = id === undefined ? undefined : await ports.members.byId(id)
    const company = await ports.company.company()
    if (!member || !company || member.status === 'TERMINATED') return accepted(null)
    return accepted({ name: member.name, number: member.number, companyName: company.name })
  },
})
