import { demoId } from '#seeds/demo/demo-ids.ts'
import type { DemoPerson } from '#seeds/demo/people.ts'
import { DEMO_PRODUCTS } from '#seeds/demo/products.ts'
import type { DemoStory } from '#seeds/demo/story.ts'
import type { DemoCredit, DemoOrder } from '#seeds/demo/trade.ts'
import { decideCredit } from '#server/domain/commerce/credit-note.ts'
import type { CommerceEvents } from '#server/domain/commerce/events.ts'
import { type Buyer, decideOrder, type OrderFacts } from '#server/domain/commerce/order.ts'
import type { MemberId } from '#server/domain/kernel/ids.ts'
import { type CalendarDate, type Instant, instantOf } from '#server/domain/kernel/instant.ts'
import { Bug } from '#server/domain/kernel/invariant.ts'
import type { Currency } from '#server/domain/kernel/money.ts'
import type { PeriodCalendar } from '#server/domain/kernel/period.ts'
import type { Result } from '#server/domain/kernel/result.ts'
import { startOfDay } from '#server/domain/kernel/time-zone.ts'
import type { Digest } from '#server/ports/digest.ts'
import type { NewEvent } from '#server/ports/events.ts'

/** Where and when the story plays. */
export interface DemoStage {
  readonly calendar: PeriodCalendar
  readonly currency: Currency
  readonly now: Instant
  readonly digest: Digest
}

/** A chapter of the story: events that may be written in batches one after another. */
export interface Chapter {
  readonly name: string
  readonly events: readonly NewEvent[]
}

type Recorded = CommerceEvents['ORDER_RECORDED']['body']

const MORNING_S = 32_400

/** The whole story as events, in the order in which they are written; decided by the rules every door obeys. */
export function storyChapters(story: DemoStory, stage: DemoStage): readonly Chapter[] {
  const orders = story.orders.map((order) => recordedOrder(order, story, stage))
  return [
    { name: 'products', events: DEMO_PRODUCTS.map((product) => productSaved(product, stage)) },
    { name: 'members', events: story.members.map((member) => memberEnrolled(member, story, stage)) },
    { name: 'customers', events: story.customers.map((customer) => registered(customer, story, stage)) },
    {
      name: 'orders',
      events: orders.map((body) => ({ kind: 'ORDER_RECORDED', subject: body.id, body })),
    },
    { name: 'credit notes', events: story.credits.map((credit) => credited(credit, orders, stage)) },
    { name: 'ended memberships', events: endings(story, stage) },
    { name: 'leads', events: story.leads.map((lead) => captured(lead, story, stage)) },
  ]
}

/** The id of the member at a position of the story. */
export const memberIdAt = (story: DemoStory, position: number, { digest }: DemoStage): MemberId =>
  demoId(digest, 'Contact', story.members[position]!.number)

const momentOf = (stage: DemoStage, on: CalendarDate, second: number): Instant =>
  instantOf(startOfDay(stage.calendar.zone, on) + second * 1000)

function productSaved(product: (typeof DEMO_PRODUCTS)[number], { currency }: DemoStage): NewEvent {
  return { kind: 'PRODUCT_SAVED', subject: product.code, body: { ...product, currency } }
}

function memberEnrolled(member: DemoStory['members'][number], story: DemoStory, stage: DemoStage): NewEvent {
  const id = memberIdAt(story, member.position, stage)
  return {
    kind: 'MEMBER_ENROLLED',
    subject: id,
    body: {
      id,
      number: member.number,
      sponsorId: member.sponsor === null ? null : memberIdAt(story, member.sponsor, stage),
      enrolledOn: member.enrolledOn,
      enrolledAt: momentOf(stage, member.enrolledOn, MORNING_S),
      status: 'ENROLLED',
      country: member.country,
      agreementVersion: '1',
      source: 'DEMO',
    },
    personal: personalOf(member),
  }
}

function registered(customer: DemoStory['customers'][number], story: DemoStory, stage: DemoStage): NewEvent {
  const id = demoId(stage.digest, 'Contact', customer.number)
  return {
    kind: 'CUSTOMER_REGISTERED',
    subject: id,
    body: {
      id,
      number: customer.number,
      carerId: memberIdAt(story, customer.carer, stage),
      country: customer.country,
      registeredAt: momentOf(stage, customer.registeredOn, MORNING_S),
      source: 'DEMO',
    },
    personal: personalOf(customer),
  }
}

function captured(lead: DemoStory['leads'][number], story: DemoStory, stage: DemoStage): NewEvent {
  const { number, country, kind, owner } = lead
  const id = demoId(stage.digest, 'Contact', number)
  return {
    kind: 'LEAD_CAPTURED',
    subject: id,
    body: {
      id,
      number,
      country,
      capturedAt: momentOf(stage, lead.capturedOn, MORNING_S),
      source: 'DEMO',
      interestId: demoId(stage.digest, 'Interest', number),
      interestKind: kind,
      stage: 'NEW',
      ownerId: owner === null ? null : memberIdAt(story, owner, stage),
    },
    personal: personalOf(lead),
  }
}

function personalOf(person: DemoPerson) {
  const { name, email, phone, street, postalCode, city, language } = person
  return { name, email, phone, street, postalCode, city, language }
}

const PRODUCTS = new Map(DEMO_PRODUCTS.map((product) => [product.code, product]))
const nothingShut = (): boolean => false

function recordedOrder(order: DemoOrder, story: DemoStory, stage: DemoStage): Recorded {
  const number = `B${100_001 + order.position}`
  const { buyer, buyerNumber } = buyerOf(order, story, stage)
  const facts: OrderFacts = { ...stage, buyer, products: PRODUCTS, isClosed: nothingShut }
  const request = {
    id: demoId(stage.digest, 'Order', number),
    number,
    kind: order.kind,
    acceptedAt: momentOf(stage, order.on, order.second),
    buyerNumber,
    lines: order.lines,
  }
  return agreed(decideOrder(request, facts))
}

function buyerOf(
  { buyer }: DemoOrder,
  story: DemoStory,
  stage: DemoStage,
): { buyer: Buyer; buyerNumber: string } {
  if (buyer.kind === 'MEMBER') {
    const { number, enrolledOn } = story.members[buyer.position]!
    const id = memberIdAt(story, buyer.position, stage)
    const joinedAt = momentOf(stage, enrolledOn, MORNING_S)
    return { buyer: { id, byCustomer: false, memberId: id, joinedAt }, buyerNumber: number }
  }
  const { number, carer, registeredOn } = story.customers[buyer.position]!
  const joinedAt = momentOf(stage, registeredOn, MORNING_S)
  const id = demoId(stage.digest, 'Contact', number)
  const memberId = memberIdAt(story, carer, stage)
  return { buyer: { id, byCustomer: true, memberId, joinedAt }, buyerNumber: number }
}

function credited(credit: DemoCredit, orders: readonly Recorded[], stage: DemoStage): NewEvent {
  const order = orders[credit.order]!
  const none = order.lines.quantities.map(() => 0n)
  const number = `G${100_001 + credit.order}`
  const id = demoId(stage.digest, 'CreditNote', number)
  const lines = credit.whole ? [] : [{ line: 1, quantity: 1 }]
  const creditedAt = momentOf(stage, credit.on, 50_400)
  const body = agreed(
    decideCredit(
      { id, number, creditedAt, lines, reason: credit.reason },
      {
        ...order,
        cancelled: false,
        credited: { quantities: none.map(() => 0), amountMinor: none, cvMinor: none, pvHundredths: none },
      },
      { calendar: stage.calendar, isClosed: nothingShut },
    ),
  )
  return { kind: 'ORDER_CREDITED', subject: id, body }
}

function endings(story: DemoStory, stage: DemoStage): NewEvent[] {
  return story.members.flatMap(({ position, endsInMonth, language }): NewEvent[] => {
    const month = endsInMonth === null ? undefined : story.periods[endsInMonth]
    if (!month || month.from > stage.now) return []
    const id = memberIdAt(story, position, stage)
    const reason = language === 'de' ? 'Eigene Kündigung' : 'Gave notice'
    const body = { id, status: 'TERMINATED', from: month.from, reason } as const
    return [{ kind: 'MEMBER_STATUS_CHANGED', subject: id, body }]
  })
}

function agreed<T>(decision: Result<T>): T {
  if (decision.ok) return decision.value
  throw new Bug(`the demo story breaks a rule: ${JSON.stringify(decision.refusals)}`)
}
