import type { InterestKind } from '#server/domain/crm/interest.ts'
import type { ContactId, InterestId } from '#server/domain/kernel/ids.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import { isKnown } from '#server/usecases/actor.ts'
import { verb } from '#server/usecases/guard.ts'
import type { ContactInput } from '#server/usecases/members/contact-input.ts'
import { findSponsor } from '#server/usecases/members/find-sponsor.ts'
import { freeNumber } from '#server/usecases/members/free-number.ts'
import { tooManyNewcomers } from '#server/usecases/members/newcomer-limit.ts'
import { type WrittenView, written } from '#server/usecases/written.ts'

/** Somebody who shows an interest. */
export interface LeadInput extends ContactInput {
  readonly requestKey: string
  readonly interest: InterestKind
  /** Whose lead it is. The back office may leave out both: then it is the company's. */
  readonly ownerNumber: string | null
  readonly sponsorCode: string | null
  readonly country: string
}

/** Becoming a lead: by the back office, by the member who will work it, or through a member's link. */
export const captureLead = verb<LeadInput, WrittenView>({
  name: 'captureLead',
  action: 'LEAD_CAPTURE',
  async run(call, input) {
    const { ports, actor, sight, now } = call
    const tooMany = isKnown(actor) ? undefined : await tooManyNewcomers(ports, actor, now)
    if (tooMany) return refused(tooMany)
    const id = ports.ids.next() as ContactId
    const interestId = ports.ids.next() as InterestId
    const number = await freeNumber(call)
    const { ownerNumber, sponsorCode, interest } = input
    const companys = sight.everything && ownerNumber === null && sponsorCode === null
    const committed = await call.commit(async () => {
      const found = await findSponsor(call, { number: ownerNumber, code: sponsorCode })
      if (!found && !companys) return refused(refusal('SPONSOR_UNKNOWN', {}, 'ownerNumber'))
      const owner = found?.member
      if (owner?.status === 'TERMINATED') return refused(refusal('SPONSOR_ENDED', {}, 'ownerNumber'))
      const { name, email, phone, street, postalCode, city, language, country } = input
      const source = sight.everything ? 'BACK_OFFICE' : isKnown(actor) ? 'MEMBER' : 'SPONSOR_LINK'
      const wish = { interestId, interestKind: interest, stage: 'NEW', ownerId: owner?.id ?? null } as const
      return accepted({
        events: [
          {
            kind: 'LEAD_CAPTURED',
            subject: id,
            body: { id, number, country, capturedAt: now, source, ...wish },
            personal: { name, email, phone, street, postalCode, city, language },
          },
        ],
        restsOn: found?.restsOn ?? [],
        raises: [],
      })
    }, input.requestKey)
    return written(committed)
  },
})
