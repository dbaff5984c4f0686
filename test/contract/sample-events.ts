import { randomUUID } from 'node:crypto'
import type { MemberId, OrderId, UserId } from '#server/domain/kernel/ids.ts'
import { type CalendarDate, instantOf } from '#server/domain/kernel/instant.ts'
import type { NewEvent } from '#server/ports/events.ts'

const newId = (): never => randomUUID() as never

const details = {
  name: 'Ute Beispiel',
  email: 'ute@example.org',
  phone: '+49 30 1234567',
  street: 'Weg 1',
  postalCode: '10115',
  city: 'Berlin',
  language: 'de',
}

export const JANUARY = instantOf(Date.UTC(2026, 0, 1))
export const OCTOBER = instantOf(Date.UTC(2026, 9, 2, 10, 30, 15, 123))

let counter = 0
const next = (): number => {
  counter += 1
  return counter
}

type EventOf<Kind extends NewEvent['kind']> = Extract<NewEvent, { kind: Kind }>

/** A member below `sponsorId`, with a number nobody has. */
export function memberEnrolled(
  sponsorId: MemberId | null = null,
  number = `M-${next()}`,
): EventOf<'MEMBER_ENROLLED'> {
  const id: MemberId = newId()
  const body = {
    id,
    number,
    sponsorId,
    enrolledOn: '2026-01-01' as CalendarDate,
    enrolledAt: JANUARY,
    status: 'ENROLLED',
    country: 'DE',
    agreementVersion: '1',
    source: 'BACK_OFFICE',
  } as const
  return { kind: 'MEMBER_ENROLLED', subject: id, body, personal: details }
}

/** A move to `sponsorId`. */
export function memberMoved(id: MemberId, oldSponsorId: MemberId | null, sponsorId: MemberId): NewEvent {
  const approverId: UserId = newId()
  const body = { id, oldSponsorId, sponsorId, from: OCTOBER, reason: 'wish', approverId }
  return { kind: 'MEMBER_MOVED', subject: id, body }
}

/** An order of two lines, 30.01 EUR, in October 2026. */
export function orderRecorded(buyer: MemberId | null, number = `O-${next()}`): EventOf<'ORDER_RECORDED'> {
  const id: OrderId = newId()
  const lines = {
    productCodes: ['A', 'B'],
    quantities: [1, 2],
    amountMinor: [1_001n, 2_000n],
    cvMinor: [800n, 1_600n],
    pvHundredths: [1_000n, 2_000n],
  }
  const sums = { amountMinor: 3_001n, cvMinor: 2_400n, pvHundredths: 3_000n }
  const who = { buyerId: buyer, memberId: buyer, byCustomer: false }
  const when = { acceptedAt: OCTOBER, period: '2026-10' }
  const body = { id, number, kind: 'NORMAL', ...who, ...when, currency: 'EUR', lines, ...sums } as const
  return { kind: 'ORDER_RECORDED', subject: id, body }
}

/** A user with this e-mail address. */
export function userCreated(email: string): EventOf<'USER_CREATED'> {
  const id: UserId = newId()
  const personal = { email, name: 'A User', passwordHash: '$argon2id$secret', language: 'en' }
  return { kind: 'USER_CREATED', subject: id, body: { id, contactId: null, roles: ['FINANCE'] }, personal }
}
