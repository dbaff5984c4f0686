import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideCancellation } from '#server/domain/commerce/cancellation.ts'
import { type CreditableOrder, decideCredit } from '#server/domain/commerce/credit-note.ts'
import {
  decideOrder,
  type OrderFacts,
  type OrderRequest,
  type Product,
} from '#server/domain/commerce/order.ts'
import type { CreditNoteId, MemberId, OrderId } from '#server/domain/kernel/ids.ts'
import { parseInstant } from '#server/domain/kernel/instant.ts'
import { parseTimeZone } from '#server/domain/kernel/time-zone.ts'

const calendar = { kind: 'MONTH', zone: parseTimeZone('Europe/Berlin')! } as const
const now = parseInstant('2026-11-20T12:00:00Z')!
const member = 'a0000000-0000-4000-8000-000000000001' as MemberId
const oil = {
  code: 'OIL',
  kind: 'GOODS',
  memberPriceMinor: 1999n,
  customerPriceMinor: 2499n,
  cvMinor: 1500n,
  pvHundredths: 1500n,
} as const
const post = {
  code: 'POST',
  kind: 'SERVICE',
  memberPriceMinor: 500n,
  customerPriceMinor: 500n,
  cvMinor: 500n,
  pvHundredths: 0n,
} as const

const request: OrderRequest = {
  id: 'b0000000-0000-4000-8000-000000000001' as OrderId,
  number: '1001',
  kind: 'NORMAL',
  acceptedAt: parseInstant('2026-11-10T09:00:00Z')!,
  buyerNumber: '100',
  lines: [
    { productCode: 'OIL', quantity: 3 },
    { productCode: 'POST', quantity: 1 },
  ],
}
const facts: OrderFacts = {
  now,
  calendar,
  currency: 'EUR',
  buyer: { id: member, memberId: member, byCustomer: false, joinedAt: parseInstant('2026-01-01T00:00:00Z')! },
  products: new Map<string, Product>([
    ['OIL', oil],
    ['POST', post],
  ]),
  isClosed: (period) => period < '2026-11',
}

const codes = (result: ReturnType<typeof decideOrder> | ReturnType<typeof decideCredit>) =>
  result.ok ? [] : result.refusals.map(({ code }) => code)

describe('recording an order', () => {
  test('prices, CV and points come from the product; a service carries none', () => {
    const decided = decideOrder(request, facts)
    expect(decided).toMatchObject({
      ok: true,
      value: { period: '2026-11', amountMinor: 6497n, cvMinor: 4500n, pvHundredths: 4500n, memberId: member },
    })
  })

  test('a customer pays the customer price', () => {
    const decided = decideOrder(request, { ...facts, buyer: { ...facts.buyer!, byCustomer: true } })
    expect(decided.ok && decided.value.amountMinor).toBe(7997n)
  })

  test('a company sale carries no CV', () => {
    const decided = decideOrder({ ...request, buyerNumber: null }, { ...facts, buyer: null })
    expect(decided).toMatchObject({ ok: true, value: { cvMinor: 0n, pvHundredths: 0n, amountMinor: 6497n } })
  })

  test('an instant belongs to the month of the company, not of UTC', () => {
    const late = parseInstant('2026-10-31T23:30:00Z')!
    const decided = decideOrder({ ...request, acceptedAt: late }, facts)
    expect(decided.ok && decided.value.period).toBe('2026-11')
  })

  test('all refusals come together', () => {
    const wrong = {
      ...request,
      acceptedAt: parseInstant('2025-12-01T00:00:00Z')!,
      lines: [{ productCode: 'NONE', quantity: 0, amountMinor: -1n }],
    }
    expect(codes(decideOrder(wrong, facts))).toEqual([
      'ORDER_BEFORE_JOINED',
      'PERIOD_CLOSED',
      'PRODUCT_UNKNOWN',
      'QUANTITY_NEGATIVE',
      'PRICE_NEGATIVE',
    ])
  })

  test.each([
    ['ORDER_EMPTY', { ...request, lines: [] }, facts],
    ['BUYER_UNKNOWN', request, { ...facts, buyer: undefined }],
    ['ORDER_IN_FUTURE', { ...request, acceptedAt: parseInstant('2026-11-20T12:06:00Z')! }, facts],
  ] as const)('%s', (code, asked, known) => {
    expect(codes(decideOrder(asked, known))).toEqual([code])
  })
})

const order: CreditableOrder = {
  id: request.id,
  memberId: member,
  byCustomer: false,
  period: '2026-10',
  currency: 'EUR',
  cancelled: false,
  lines: {
    productCodes: ['OIL'],
    quantities: [3],
    amountMinor: [1000n],
    cvMinor: [100n],
    pvHundredths: [50n],
  },
  credited: { quantities: [0], amountMinor: [0n], cvMinor: [0n], pvHundredths: [0n] },
}
const credit = {
  id: 'c0000000-0000-4000-8000-000000000001' as CreditNoteId,
  number: 'G1',
  creditedAt: now,
  reason: 'RETURN',
}

describe('crediting an order', () => {
  test('a credit of a closed month is dated today and names both periods', () => {
    const decided = decideCredit({ ...credit, lines: [] }, order, facts)
    expect(decided).toMatchObject({
      ok: true,
      value: { period: '2026-11', orderPeriod: '2026-10', amountMinor: [1000n] },
    })
  })

  test('whatever comes last takes the rest: parts never exceed the whole', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 9n),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }),
        (amount, parts) => {
          const pieces = parts.reduce((a, b) => a + b, 0)
          let state: CreditableOrder = {
            ...order,
            lines: { ...order.lines, quantities: [pieces], amountMinor: [amount] },
          }
          for (const quantity of parts) {
            const decided = decideCredit({ ...credit, lines: [{ line: 1, quantity }] }, state, facts)
            if (!decided.ok) throw new Error(JSON.stringify(decided.refusals))
            expect(decided.value.amountMinor[0]! >= 0n).toBe(true)
            const { credited } = state
            state = {
              ...state,
              credited: {
                ...credited,
                quantities: [credited.quantities[0]! + quantity],
                amountMinor: [credited.amountMinor[0]! + decided.value.amountMinor[0]!],
                cvMinor: [credited.cvMinor[0]! + decided.value.cvMinor[0]!],
                pvHundredths: [credited.pvHundredths[0]! + decided.value.pvHundredths[0]!],
              },
            }
          }
          expect(state.credited.amountMinor[0]).toBe(amount)
          expect(codes(decideCredit({ ...credit, lines: [] }, state, facts))).toEqual(['CREDIT_TOO_MUCH'])
        },
      ),
      { numRuns: 200 },
    )
  })

  test.each([
    ['CREDIT_TOO_MUCH', [{ line: 1, quantity: 4 }]],
    ['LINE_UNKNOWN', [{ line: 2, quantity: 1 }]],
    [
      'LINE_UNKNOWN',
      [
        { line: 1, quantity: 1 },
        { line: 1, quantity: 1 },
      ],
    ],
    ['QUANTITY_NEGATIVE', [{ line: 1, quantity: 0 }]],
  ])('%s is refused', (code, lines) => {
    expect(codes(decideCredit({ ...credit, lines }, order, facts))).toEqual([code])
  })

  test('no reason, no credit', () => {
    expect(codes(decideCredit({ ...credit, reason: ' ', lines: [] }, order, facts))).toEqual([
      'REASON_MISSING',
    ])
  })
})

describe('cancelling an order', () => {
  const cancel = { reason: 'entered twice', now }
  test('an open, uncredited order is cancelled', () => {
    expect(decideCancellation({ ...order, period: '2026-11' }, cancel, facts.isClosed).ok).toBe(true)
  })
  test('in a closed period it is refused', () => {
    const decided = decideCancellation(order, cancel, facts.isClosed)
    expect(decided.ok || decided.refusals.map(({ code }) => code)).toEqual(['PERIOD_CLOSED'])
  })
  test('twice is refused', () => {
    const decided = decideCancellation(
      { ...order, period: '2026-11', cancelled: true },
      cancel,
      facts.isClosed,
    )
    expect(decided.ok || decided.refusals.map(({ code }) => code)).toEqual(['ORDER_CANCELLED'])
  })
})
