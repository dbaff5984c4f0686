import { describe, expect, test } from 'vitest'
import { DEMO_PRODUCTS } from '#seeds/demo/products.ts'
import { tellStory } from '#seeds/demo/story.ts'
import { addDays, parseDate } from '#server/domain/kernel/instant.ts'
import { parseTimeZone } from '#server/domain/kernel/time-zone.ts'

const calendar = { kind: 'MONTH', zone: parseTimeZone('Europe/Berlin')! } as const
const today = parseDate('2026-11-22')!
const story = tellStory(today, calendar)

describe('the demo story', () => {
  test('has some 3,000 members in five countries over two years', () => {
    expect(story.members.length).toBe(3_000)
    expect(new Set(story.members.map(({ country }) => country))).toEqual(
      new Set(['DE', 'AT', 'CH', 'GB', 'IE']),
    )
    expect(story.periods.length).toBe(24)
    expect(story.periods.at(-1)!.id).toBe('2026-11')
  })

  test('a sponsor always joined before the recruit', () => {
    for (const { sponsor, position, enrolledOn } of story.members) {
      if (sponsor === null) continue
      expect(sponsor).toBeLessThan(position)
      expect(story.members[sponsor]!.enrolledOn <= enrolledOn).toBe(true)
    }
  })

  test('nobody buys before joining or after today, and every article exists', () => {
    const codes = new Set(DEMO_PRODUCTS.map(({ code }) => code))
    for (const order of story.orders) {
      const { kind, position } = order.buyer
      const since =
        kind === 'MEMBER' ? story.members[position]!.enrolledOn : story.customers[position]!.registeredOn
      expect(order.on >= since && order.on < today).toBe(true)
      expect(order.lines.every(({ productCode, quantity }) => codes.has(productCode) && quantity > 0)).toBe(
        true,
      )
    }
  })

  test('one leg grows late, one falls away, one leader stays strong', () => {
    const buyers = (legStory: string, month: number) =>
      story.orders.filter(
        ({ buyer, month: at }) =>
          at === month && buyer.kind === 'MEMBER' && story.members[buyer.position]!.story === legStory,
      ).length
    expect(buyers('GROWING', 22)).toBeGreaterThan(3 * buyers('GROWING', 12))
    expect(buyers('FALLING', 22)).toBeLessThan(buyers('FALLING', 11) / 2)
    expect(buyers('STRONG', 22)).toBeGreaterThan(buyers('STRONG', 11))
  })

  test('some goods come back, some of them a month later', () => {
    const late = story.credits.filter(({ order, month }) => month > story.orders[order]!.month)
    expect(story.credits.length).toBeGreaterThan(100)
    expect(late.length).toBeGreaterThan(20)
    expect(story.credits.every(({ on }) => on < addDays(today, 0))).toBe(true)
  })

  test('some wait for an answer: leads of the last weeks, most the leader’s, a few the company’s', () => {
    const leader = story.members.find(({ story: leg }) => leg === 'STRONG')?.position
    const owners = story.leads.map(({ owner }) => owner)
    expect(new Set(owners)).toEqual(new Set([leader, null]))
    expect(owners.filter((owner) => owner === leader).length).toBeGreaterThan(owners.length / 2)
    for (const { capturedOn } of story.leads)
      expect(capturedOn < today && capturedOn > addDays(today, -30)).toBe(true)
  })

  test('numbers and mail addresses are all different', () => {
    const everybody = [...story.members, ...story.customers, ...story.leads]
    expect(new Set(everybody.map(({ number }) => number)).size).toBe(everybody.length)
    expect(new Set(everybody.map(({ email }) => email)).size).toBe(everybody.length)
  })

  test('the same seed tells the same story, another one another', () => {
    expect(tellStory(today, calendar).orders).toEqual(story.orders)
    expect(tellStory(today, calendar, 21).orders).not.toEqual(story.orders)
  })
})
