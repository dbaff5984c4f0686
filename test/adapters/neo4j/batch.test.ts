import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BATCH_CHANGES, BATCH_EVENTS, takeBatch, type Waiting } from '#server/adapters/neo4j/batch.ts'
import type { NewEvent } from '#server/ports/events.ts'

interface Wish {
  readonly rests: readonly string[]
  readonly raises: readonly string[]
  readonly events: number
  readonly requestKey: string | undefined
}

const key = fc.constantFrom('a', 'b', 'c', 'd')
const wish: fc.Arbitrary<Wish> = fc.record({
  rests: fc.uniqueArray(key, { maxLength: 2 }),
  raises: fc.uniqueArray(key, { maxLength: 1 }),
  events: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 6_000 })),
  requestKey: fc.option(fc.constantFrom('r1', 'r2'), { nil: undefined }),
})

const waiting = ({ rests, raises, events, requestKey }: Wish): Waiting => ({
  change: {
    events: Array.from({ length: events }, () => ({}) as NewEvent),
    restsOn: rests.map((name) => ({ key: name, version: 0 })),
    raises,
  },
  context: { actor: 'a', verb: 'v', ...(requestKey === undefined ? {} : { requestKey }) },
})

const many = (count: number, over: Partial<Wish> = {}): Waiting[] =>
  Array.from({ length: count }, () =>
    waiting({ rests: [], raises: [], events: 1, requestKey: undefined, ...over }),
  )

describe('a batch', () => {
  it('takes all that is no trouble to each other, up to its limits', () => {
    expect(takeBatch(many(BATCH_CHANGES + 1)).batch).toHaveLength(BATCH_CHANGES)
    expect(takeBatch(many(20, { events: 500 })).batch).toHaveLength(BATCH_EVENTS / 500)
    expect(takeBatch(many(20, { rests: ['period:2026-10'] })).batch).toHaveLength(20)
  })

  it('lets a change that is larger than the limit go alone', () => {
    const { batch, rest } = takeBatch(many(2, { events: BATCH_EVENTS + 1 }))
    expect([batch.length, rest.length]).toEqual([1, 1])
  })

  it('is empty only for an empty queue', () => {
    expect(takeBatch([])).toEqual({ batch: [], rest: [] })
  })

  it('loses nothing, doubles nothing and keeps the order', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 100 }), (wishes) => {
        const queue = wishes.map(waiting)
        const { batch, rest } = takeBatch(queue)
        expect(new Set([...batch, ...rest])).toEqual(new Set(queue))
        expect(batch.length + rest.length).toBe(queue.length)
        for (const part of [batch, rest])
          expect(part.map((item) => queue.indexOf(item))).toEqual(
            part.map((item) => queue.indexOf(item)).toSorted((a, b) => a - b),
          )
        expect(batch.length > 0 || queue.length === 0).toBe(true)
      }),
    )
  })

  it('never holds two of which one raises what the other rests on or raises, nor one request key twice', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 100 }), (wishes) => {
        const { batch } = takeBatch(wishes.map(waiting))
        for (const [at, one] of batch.entries()) {
          for (const other of batch.slice(at + 1)) {
            const looked = new Set([...other.change.restsOn.map((read) => read.key), ...other.change.raises])
            expect(one.change.raises.filter((raised) => looked.has(raised))).toEqual([])
            const { requestKey } = one.context
            if (requestKey !== undefined) expect(other.context.requestKey).not.toBe(requestKey)
          }
        }
      }),
    )
  })
})
