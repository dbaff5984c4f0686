import neo4j, { type LocalDateTime, type Date as Neo4jDate } from 'neo4j-driver'
import { z } from 'zod'
import type { CalendarDate, Instant } from '#server/domain/kernel/instant.ts'

/** An instant as LOCAL DATETIME in UTC. */
export function localDateTime(instant: Instant): LocalDateTime<number> {
  const at = new Date(instant)
  return new neo4j.types.LocalDateTime(
    at.getUTCFullYear(),
    at.getUTCMonth() + 1,
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
    at.getUTCMilliseconds() * 1_000_000,
  )
}

/** A calendar date as DATE. */
export function neo4jDate(date: CalendarDate): Neo4jDate<number> {
  const [year, month, day] = date.split('-')
  return new neo4j.types.Date(Number(year), Number(month), Number(day))
}

const instant = z.custom<Instant>(Number.isSafeInteger).transform(localDateTime)
const date = z.custom<CalendarDate>((value) => typeof value === 'string').transform(neo4jDate)

/** Parameters that are not plain text or lists: name them in the twin, and the driver gets what the graph holds. */
export const parameter = { whole: z.int(), exact: z.bigint(), instant, date } as const

/**
 * Parameters as the server needs them: the driver would send every number as FLOAT, so whole numbers are sent as
 * INTEGER (a fraction stays FLOAT), bigints as INTEGER; lists and maps likewise, the driver's own types untouched.
 */
export function encodeParameters(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(encodeParameters)
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  const encoded: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    encoded[key] = encodeParameters((value as Record<string, unknown>)[key])
  }
  return encoded
}
