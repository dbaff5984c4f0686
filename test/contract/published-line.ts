import { randomUUID } from 'node:crypto'
import type { MemberId } from '#server/domain/kernel/ids.ts'
import { type CalendarDate, instantOf } from '#server/domain/kernel/instant.ts'
import type { NewEvent } from '#server/ports/events.ts'

/**
 * The line of the published case W12 (mlm-software.de, Ebenenbonus): Guido, Frank and Alex (inactive), Ute, Luis
 * (inactive); 20, 10 and 5 %, inactive members use up no level. Guido earns 60.00, Ute 16.00.
 * The second rank is ours: nobody reaches it, and it pays nothing.
 */
export const PLAN = `
schema: stemma.plan/1
plan: ebenen
version: 1
validFrom: 2026-01-01
title: { de: Ebenenbonus, en: Level bonus }
currency: EUR
period: { kind: MONTH, zone: Europe/Berlin, ordersCountWhen: ACCEPTED }
rounding: { unit: LINE, source: ORDER }
volumes:
  pv: { measure: PV, of: [OWN], scope: SELF }
  gv: { measure: PV, of: [OWN], scope: GROUP, tree: SPONSOR }
activity: { volume: pv, min: "100" }
ranks:
  - { id: PARTNER, achieve: { status: [ENROLLED] } }
  - { id: SENIOR, achieve: { volume: gv, min: "1000", legCap: "0.50" } }
bonuses:
  - id: levels
    type: UNILEVEL
    base: { measure: CV }
    maxLevel: 3
    rates: ["0.20", "0.10", "0.05"]
    compression: { skip: [INACTIVE] }
caps:
  - { scope: COMPANY, shareOfCv: "0.50", mode: PRO_RATA }
payout: { minimum: "10.00", split: [ { account: MONEY, share: "1" } ] }
`
export const LINE = ['Guido', 'Frank', 'Alex', 'Ute', 'Luis'] as const
export const BOUGHT = { Guido: '100', Frank: '80', Alex: '80', Ute: '100', Luis: '80' } as const

/** The company, its two articles and the line of five. */
export function founding(ids: Map<string, MemberId>): NewEvent[] {
  const enrolledAt = instantOf(Date.UTC(2026, 0, 1))
  const product = (code: string, kind: 'GOODS' | 'SERVICE') => ({
    ...{ code, name: code, kind, currency: 'EUR', memberPriceMinor: 100n, customerPriceMinor: 100n },
    ...{ cvMinor: 0n, pvHundredths: 0n },
  })
  const company = {
    name: 'Probe',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    periodKind: 'MONTH',
    firstPeriod: '2026-10',
    demo: false,
  } as const
  const members = LINE.map((number, place): NewEvent => {
    const id = randomUUID() as MemberId
    ids.set(number, id)
    const sponsorId = place === 0 ? null : ids.get(LINE[place - 1]!)!
    const when = { enrolledOn: '2026-01-01' as CalendarDate, enrolledAt, status: 'ENROLLED' as const }
    const body = {
      id,
      number,
      sponsorId,
      ...when,
      country: 'DE',
      agreementVersion: '1',
      source: 'BACK_OFFICE' as const,
    }
    const address = { email: null, phone: null, street: null, postalCode: null, city: null }
    return {
      kind: 'MEMBER_ENROLLED',
      subject: id,
      body,
      personal: { name: number, ...address, language: 'de' },
    }
  })
  return [
    { kind: 'COMPANY_SET_UP', subject: 'company', body: company },
    { kind: 'PRODUCT_SAVED', subject: 'POINT', body: product('POINT', 'GOODS') } as NewEvent,
    { kind: 'PRODUCT_SAVED', subject: 'POST', body: product('POST', 'SERVICE') } as NewEvent,
    ...members,
  ]
}
