import neo4j, { type Integer, type LocalDateTime } from 'neo4j-driver'
import { z } from 'zod'
import { type CalendarDate, type Instant, instantOf } from '#server/domain/kernel/instant.ts'

const { Date: DateType, LocalDateTime: LocalDateTimeType } = neo4j.types

/** A whole number that a JavaScript number holds exactly (counts, levels, ordinals, versions). */
function wholeNumber(value: unknown, context: z.RefinementCtx): number {
  if (neo4j.isInt(value) && value.inSafeRange()) return value.toNumber()
  return mismatch(context, 'a whole number within 2^53', value)
}

/** A whole number of any size: amounts in minor units, hundredths of points, seq. */
function exactNumber(value: unknown, context: z.RefinementCtx): bigint {
  if (neo4j.isInt(value)) return value.toBigInt()
  return mismatch(context, 'an INTEGER', value)
}

function instantFrom(value: unknown, context: z.RefinementCtx): Instant {
  if (value instanceof LocalDateTimeType) return instantOfLocal(value as LocalDateTime<Integer>)
  return mismatch(context, 'a LOCAL DATETIME', value)
}

function dateFrom(value: unknown, context: z.RefinementCtx): CalendarDate {
  if (value instanceof DateType) return value.toString() as CalendarDate
  return mismatch(context, 'a DATE', value)
}

function mismatch(context: z.RefinementCtx, wanted: string, found: unknown): never {
  const kind = found === null ? 'null' : (found?.constructor?.name ?? typeof found)
  context.addIssue({ code: 'custom', message: `wanted ${wanted}, found ${kind}` })
  return z.NEVER
}

/** Milliseconds since the epoch of a LOCAL DATETIME, which in this store is always UTC. */
function instantOfLocal(local: LocalDateTime<Integer>): Instant {
  const { year, month, day, hour, minute, second, nanosecond } = local
  const at = new Date(0)
  at.setUTCFullYear(year.toNumber(), month.toNumber() - 1, day.toNumber())
  const milliseconds = Math.trunc(nanosecond.toNumber() / 1e6)
  at.setUTCHours(hour.toNumber(), minute.toNumber(), second.toNumber(), milliseconds)
  return instantOf(at.getTime())
}

const whole = z.unknown().transform(wholeNumber)
const exact = z.unknown().transform(exactNumber)
const instant = z.unknown().transform(instantFrom)
const date = z.unknown().transform(dateFrom)

/**
 * What a column of a result may be. The one place where the driver's types end: everything behind it sees numbers,
 * bigints, `Instant` and `CalendarDate`. Add `.nullable()` where the column may be null, `.array()` for a list.
 */
export const column = {
  text: z.string(),
  flag: z.boolean(),
  /** A FLOAT: scores and measures, never money. */
  measure: z.number(),
  whole,
  exact,
  instant,
  date,
  /** An id as its branded type: `column.id<MemberId>()`. */
  id: <Branded extends string>() => z.string() as unknown as z.ZodType<Branded, string>,
} as const
