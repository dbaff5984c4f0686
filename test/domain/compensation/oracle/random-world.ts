import fc from 'fast-check'
import type { World, WorldMember, WorldOrder } from './world.ts'

interface Drawn {
  readonly sponsor: number
  readonly placed: number
  readonly status: number
  readonly highest: number
  readonly class: number
}

const STATUSES = ['ENROLLED', 'ENROLLED', 'ENROLLED', 'ENROLLED', 'GRACE', 'SUSPENDED', 'TERMINATED'] as const

/** Worlds of up to `most` members: a sponsor forest, a binary tree, orders of members and customers. */
export function worlds(most: number): fc.Arbitrary<World> {
  const member = fc.record({
    sponsor: fc.integer({ min: -1, max: 1_000 }),
    placed: fc.nat(),
    status: fc.nat(STATUSES.length - 1),
    highest: fc.integer({ min: -1, max: 2 }),
    class: fc.integer({ min: -1, max: 1 }),
  })
  const order = fc.record({
    member: fc.nat(1_000),
    byCustomer: fc.boolean(),
    cv: fc.integer({ min: 0, max: 40_000 }),
    pv: fc.integer({ min: 0, max: 40_000 }),
  })
  return fc
    .record({
      members: fc.array(member, { minLength: 1, maxLength: most }),
      orders: fc.array(order, { maxLength: most }),
    })
    .map(({ members, orders }) => ({
      members: placed(members),
      orders: orders.map(
        (one, at): WorldOrder => ({ ...one, number: `O${at + 1}`, member: one.member % members.length }),
      ),
    }))
}

/** Sponsors and binary parents stand earlier in the list; numbers do not follow the list. */
function placed(drawn: readonly Drawn[]): WorldMember[] {
  const free: { parent: number; leg: 1 | 2 }[] = []
  return drawn.map((one, at): WorldMember => {
    const spot = free.length === 0 ? undefined : free.splice(one.placed % free.length, 1)[0]
    free.push({ parent: at, leg: 1 }, { parent: at, leg: 2 })
    return {
      number: `M${(at * 7919) % 10_007}`,
      sponsor: at === 0 || one.sponsor < 0 ? -1 : nearby(one.sponsor, at),
      status: STATUSES[one.status]!,
      highestRank: one.highest,
      class: one.class,
      place: spot ?? { parent: -1, leg: 0 },
    }
  })
}

/** Half of the sponsors are the member right before, so that lines grow long enough for levels and generations. */
const nearby = (drawn: number, at: number): number => (drawn % 2 === 0 ? at - 1 : drawn % at)
