import { describe, expect, test } from 'vitest'
import { demoUsers } from '#seeds/demo/demo-users.ts'
import { tellStory } from '#seeds/demo/story.ts'
import type { DemoStage } from '#seeds/demo/story-events.ts'
import { nodeDigest } from '#server/adapters/digest/node-digest.ts'
import { instantOf, parseDate } from '#server/domain/kernel/instant.ts'
import { parseTimeZone } from '#server/domain/kernel/time-zone.ts'

const calendar = { kind: 'MONTH', zone: parseTimeZone('Europe/Berlin')! } as const

/** Stories of several days and seeds: whoever they happen to, the log-ins must show something. */
const TOLD = [
  ['2026-11-22', 20],
  ['2027-03-01', 20],
  ['2026-11-22', 3],
  ['2026-11-22', 77],
] as const

describe.each(TOLD)('the log-ins of the demo told on %s with seed %d', (day, seed) => {
  const story = tellStory(parseDate(day)!, calendar, seed)
  const stage: DemoStage = {
    calendar,
    currency: 'EUR',
    now: instantOf(Date.parse(day)),
    digest: nodeDigest('key'),
  }
  const users = demoUsers(story, stage)
  const personOf = (email: string) => story.members.find((member) => member.email === email)
  const ordersOf = (kind: 'MEMBER' | 'CUSTOMER', position: number) =>
    story.orders.filter(({ buyer }) => buyer.kind === kind && buyer.position === position)

  test('are one for each role, two for finance and for members', () => {
    expect(users.map(({ role, leader }) => `${role}${leader ? ' leader' : ''}`)).toEqual([
      'ADMIN',
      'BACK_OFFICE',
      'FINANCE',
      'FINANCE',
      'COMPLIANCE',
      'MEMBER leader',
      'MEMBER',
      'CUSTOMER',
    ])
  })

  test('give the plain member orders, and recruits who buy in the same months: statements come of that', () => {
    const plain = users.find(({ role, leader }) => role === 'MEMBER' && !leader)
    const member = personOf(plain?.email ?? '')!
    const own = new Set(ordersOf('MEMBER', member.position).map(({ month }) => month))
    const recruits = story.members.filter(({ sponsor }) => sponsor === member.position)
    const theirs = new Set(
      recruits.flatMap(({ position }) => ordersOf('MEMBER', position).map(({ month }) => month)),
    )
    expect(own.size).toBeGreaterThanOrEqual(6)
    expect([...own].filter((month) => theirs.has(month)).length).toBeGreaterThanOrEqual(3)
  })

  test('give the customer of that member orders too', () => {
    const customer = story.customers.find(
      ({ email }) => email === users.find(({ role }) => role === 'CUSTOMER')?.email,
    )!
    expect(ordersOf('CUSTOMER', customer.position).length).toBeGreaterThanOrEqual(3)
  })
})
