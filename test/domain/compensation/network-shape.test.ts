import { describe, expect, test } from 'vitest'
import { benchFacts } from '#seeds/large/bench-facts.ts'
import { binaryShape, networkShape, orderStream } from '#seeds/large/network-shape.ts'

const WISH = { members: 60_000, seed: 7, from: 0, to: 1_000_000_000 }
const shape = networkShape(WISH)

describe('the network the bench runs on', () => {
  test('has three quarters of its members without a recruit, few hundred recruits at most and no line over 45', () => {
    const recruits = new Int32Array(WISH.members)
    for (const sponsor of shape.sponsor) if (sponsor >= 0) recruits[sponsor]! += 1
    const leaves = recruits.filter((count) => count === 0).length / WISH.members
    expect(leaves).toBeGreaterThan(0.7)
    expect(leaves).toBeLessThan(0.8)
    expect(Math.max(...recruits)).toBeLessThanOrEqual(400)
    expect(Math.max(...shape.depth)).toBeLessThanOrEqual(45)
  })

  test('has every sponsor before its recruits, in the list and in time', () => {
    shape.sponsor.forEach((sponsor, member) => {
      if (sponsor < 0) return
      expect(sponsor < member && shape.joinedAt[sponsor]! <= shape.joinedAt[member]!).toBe(true)
      expect(shape.depth[member]).toBe(shape.depth[sponsor]! + 1)
    })
  })

  test('has one position on each leg of the binary tree', () => {
    const { parent, leg } = binaryShape(shape, WISH.seed)
    const taken = new Set<number>()
    parent.forEach((above, member) => {
      if (above < 0) return
      expect(taken.has(2 * above + leg[member]!)).toBe(false)
      taken.add(2 * above + leg[member]!)
    })
    expect(taken.size).toBe(WISH.members - 1)
  })

  test('sells to under half of its members, never before they joined, a few of them often', () => {
    const orders = new Int32Array(WISH.members)
    for (const { member, at } of orderStream(WISH, 300_000)) {
      if (at < shape.joinedAt[member]!)
        expect([member, at]).toEqual(['bought before joining', shape.joinedAt[member]])
      orders[member]! += 1
    }
    const buyers = orders.filter((count) => count > 0).sort()
    expect(buyers.length / WISH.members).toBeLessThan(0.5)
    const busiest = buyers.subarray(Math.floor(buyers.length * 0.9)).reduce((sum, count) => sum + count, 0)
    expect(busiest / 300_000).toBeGreaterThan(0.25)
  })

  test('is the same for the same seed and another for another one', () => {
    expect(networkShape(WISH).sponsor).toEqual(shape.sponsor)
    expect(networkShape({ ...WISH, seed: 8 }).sponsor).not.toEqual(shape.sponsor)
  })

  test('is kept for its busiest month only', () => {
    const { facts, allOrders } = benchFacts({ members: 2_000, orders: 20_000, seed: 1 })
    expect(allOrders).toBe(20_000)
    expect(facts.orders.count).toBeGreaterThan(20_000 / 120)
    for (const at of facts.orders.acceptedAt)
      expect(at >= facts.period.from && at < facts.period.to).toBe(true)
  })
})
