import { createHash } from 'node:crypto'
import { networkShape, orderStream } from '#seeds/large/network-shape.ts'
import type { BulkMember } from '#server/usecases/imports/bulk-members.ts'
import type { BulkOrder } from '#server/usecases/imports/bulk-wish.ts'

/** Members and orders of a bench: made from a seed, or read from a folder. */
export interface BenchData {
  readonly members: readonly BulkMember[]
  readonly orders: AsyncIterable<readonly BulkOrder[]> | Iterable<readonly BulkOrder[]>
  readonly sourceDigest: string
}

export interface BenchSize {
  readonly members: number
  readonly orders: number
  readonly seed: number
}

const FROM = Date.UTC(2016, 0, 1)
const TO = Date.UTC(2026, 0, 1)
const COUNTRIES = ['DE', 'AT', 'CH', 'GB', 'IE', 'NL', 'FR', 'PL']
const AT_ONCE = 1_000

/** Ten years of a network of the true shape, orders as a stream. */
export function madeData({ members, orders, seed }: BenchSize): BenchData {
  const wish = { members, seed, from: FROM, to: TO }
  const { sponsor, joinedAt } = networkShape(wish)
  const rows = Array.from(
    sponsor,
    (above, member): BulkMember => ({
      id: numberOf(member),
      sponsorId: above < 0 ? '' : numberOf(above),
      joinedAt: joinedAt[member]!,
      country: COUNTRIES[member % COUNTRIES.length]!,
      status: 'ENROLLED',
    }),
  )
  const stream = function* (): Generator<readonly BulkOrder[]> {
    let batch: BulkOrder[] = []
    for (const { index, member, at, cv } of orderStream(wish, orders)) {
      const moment = Math.max(at, joinedAt[member]!)
      batch.push({ id: `B${index}`, memberId: numberOf(member), at: moment, amountMinor: cv, cvMinor: cv })
      if (batch.length < AT_ONCE) continue
      yield batch
      batch = []
    }
    yield batch
  }
  const digest = createHash('sha256').update(`made ${members} ${orders} ${seed}`).digest('hex')
  return { members: rows, orders: stream(), sourceDigest: digest }
}

const numberOf = (member: number): string => `M${1_000_000 + member}`
