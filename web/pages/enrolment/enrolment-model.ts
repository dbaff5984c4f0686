import type { CustomerIn, EnrolIn } from '#web/api/generated/graphql.ts'
import { type PersonFilled, personSent } from '#web/pages/members/person-filled.ts'

/** Who sponsors: a member chosen by number, or the one whose link was opened. */
export type Sponsor =
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'code'; readonly code: string }

/** What is sent for a member and a customer; without consent the agreement stays empty, and is refused. */
export function enrolSent(form: {
  readonly requestKey: string
  readonly sponsor: Sponsor
  readonly filled: PersonFilled
  /** The version that was read and accepted; empty without consent. */
  readonly agreementVersion: string
}): { readonly member: EnrolIn; readonly customer: CustomerIn } {
  const { requestKey, sponsor } = form
  const person = personSent(form.filled)
  const code = sponsor.kind === 'code' ? { sponsorCode: sponsor.code } : {}
  const number = sponsor.kind === 'number' ? sponsor.number.trim() : undefined
  return {
    member: {
      requestKey,
      ...person,
      ...code,
      ...(number ? { sponsorNumber: number } : {}),
      agreementVersion: form.agreementVersion,
    },
    customer: { requestKey, ...person, ...code, ...(number ? { carerNumber: number } : {}) },
  }
}
