import fc from 'fast-check'
import neo4j from 'neo4j-driver'
import { describe, expect, it } from 'vitest'
import { column } from '#server/adapters/neo4j/decode.ts'
import { encodeParameters, localDateTime, neo4jDate } from '#server/adapters/neo4j/encode.ts'
import { type CalendarDate, instantOf } from '#server/domain/kernel/instant.ts'

const INT64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
const AGES = {
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
}

/** As the server sends a LOCAL DATETIME: every part an INTEGER of its own. */
function asSent(local: ReturnType<typeof localDateTime>) {
  const { year, month, day, hour, minute, second, nanosecond } = local
  const parts = [year, month, day, hour, minute, second, nanosecond].map((part) => neo4j.int(part))
  return new neo4j.types.LocalDateTime(...(parts as ConstructorParameters<typeof neo4j.types.LocalDateTime>))
}

describe('what the graph holds', () => {
  it('gives every instant and date back as it was', () => {
    fc.assert(
      fc.property(fc.date(AGES), (date) => {
        const instant = instantOf(date.getTime())
        expect(column.instant.parse(asSent(localDateTime(instant)))).toBe(instant)
        const day = date.toISOString().slice(0, 10) as CalendarDate
        expect(column.date.parse(neo4jDate(day))).toBe(day)
      }),
    )
  })

  it('gives every 64-bit amount back exactly', () => {
    fc.assert(
      fc.property(INT64, (amount) => {
        expect(column.exact.parse(neo4j.int(amount))).toBe(amount)
      }),
    )
  })

  it('refuses a whole number that JavaScript would round, and whatever is of another kind', () => {
    expect(column.whole.parse(neo4j.int(7))).toBe(7)
    expect(column.whole.safeParse(neo4j.int(2n ** 53n)).success).toBe(false)
    for (const wrong of ['7', 7, null, undefined, {}]) {
      expect(column.whole.safeParse(wrong).success).toBe(false)
      expect(column.exact.safeParse(wrong).success).toBe(false)
      expect(column.instant.safeParse(wrong).success).toBe(false)
      expect(column.date.safeParse(wrong).success).toBe(false)
    }
  })

  it('is asked with whole numbers as INTEGER at any depth, and with the rest untouched', () => {
    const at = localDateTime(instantOf(0))
    const sent = encodeParameters({ rows: [{ level: 3, rate: 0.5, text: '3', none: null, at }], big: 9n })
    expect(sent).toEqual({
      rows: [{ level: neo4j.int(3), rate: 0.5, text: '3', none: null, at }],
      big: 9n,
    })
  })
})
