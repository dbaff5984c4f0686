import type { ContactId } from '#server/domain/kernel/ids.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import { isKnown } from '#server/usecases/actor.ts'
import { verb } from '#server/usecases/guard.ts'
import type { ContactInput } from '#server/usecases/members/contact-input.ts'
import { findSponsor } from '#server/usecases/members/find-sponsor.ts'
import { freeNumber } from '#server/usecases/members/free-number.ts'
import { tooManyNewcomers } from '#server/usecases/members/newcomer-limit.ts'
import { type WrittenView, written } from '#server/usecases/written.ts'

/** Somebody who becomes a customer of a member. */
export interface CustomerInput extends ContactInput {
  readonly requestKey: string
  readonly carerNumber: string | null
  readonly sponsorCode: string | null
  readonly country: string
}

/** Becoming a customer: by the back office, by the member who looks after it, or through a member's link. */
export const registerCustomer = verb<CustomerInput, WrittenView>({
  name: 'registerCustomer',
  action: 'CUSTOMER_REGISTER',
  async run(call, input) {
    const { ports, actor, now } = call
    const tooMany = isKnown(actor) ? undefined : await tooManyNewcomers(ports, actor, now)
    if (tooMany) return refused(tooMany)
    const id = ports.ids.next() as ContactId
    const number = await freeNumber(call)
    const committed = await call.commit(async () => {
      const found = await findSponsor(call, { number: input.carerNumber, code: input.sponsorCode })
      if (!found) return refused(refusal('SPONSOR_UNKNOWN', {}, 'carerNumber'))
      const { member: carer, restsOn } = found
      if (carer.status === 'TERMINATED') return refused(refusal('SPONSOR_ENDED', {}, 'carerNumber'))
      const { name, email, phone, street, postalCode, city, language, country } = input
      const source = call.sight.everything ? 'BACK_OFFICE' : isKnown(actor) ? 'MEMBER' : 'SPONSOR_LINK'
      const body = { id, number, carerId: carer.id, country, registeredAt: now, source }
      return accepted({
        events: [
          {
            kind: 'CUSTOMER_REGISTERED',
            subject: id,
            body,
            personal: { name, email, phone, street, postalCode, city, language },
          },
        ],
        restsOn,
        raises: [],
      })
    }, input.requestKey)
    return written(committed)
  },
})
