import { z } from 'zod'
import { Refused } from '#server/api/graphql/failure-format.ts'
import { LIMITS } from '#server/api/graphql/limits.ts'
import { countryCode, UNKNOWN_COUNTRY } from '#server/domain/kernel/country.ts'
import { EMAIL_ADDRESS } from '#server/domain/kernel/email-address.ts'
import { InvalidInput } from '#server/domain/kernel/failure.ts'
import { parseId } from '#server/domain/kernel/ids.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { brokenToken } from '#server/usecases/page-place.ts'

/** Reads arguments with a schema; throws InvalidInput with one issue a field, values never repeated. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  throw new InvalidInput(
    read.error.issues.map(({ path, message }) => ({ path: path.join('.'), reason: message })),
  )
}

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `write at most ${most} characters`)
    .refine((written) => !/\p{Cc}/u.test(written), 'write it without control characters')

/** Parts that many inputs have. Optional text: empty is absent. */
export const input = {
  text,
  /** Text that must not be empty. */
  filled: (most: number) => text(most).min(1, 'fill it in'),
  optional: (most: number) =>
    text(most)
      .nullish()
      .transform((written) => written || null),
  /** Text that may be absent and must not be blank: where absence means something, a blank is a slip. */
  absentOr: (most: number, blank: string) =>
    text(most)
      .min(1, blank)
      .nullish()
      .transform((written) => written ?? null),
  /** An id as its branded type; what is no id at all reads as an id nobody has. */
  id: <Branded extends string>() =>
    z
      .string()
      .max(100, 'an id is shorter')
      .transform((written) => (parseId(written) ?? written) as unknown as Branded),
  requestKey: z
    .string()
    .regex(/^[\x21-\x7e]{8,100}$/, 'give a random key of 8 to 100 characters without spaces'),
  email: text(254).toLowerCase().regex(EMAIL_ADDRESS, 'give an e-mail address like name@example.org'),
  country: z
    .string()
    .refine(
      (written) => written === UNKNOWN_COUNTRY || countryCode(written) === written,
      'give a country of two letters, such as DE',
    ),
} as const

/** Arguments of a page. */
export interface PageArguments {
  readonly after?: string | null
  readonly first?: number | null
}

/** A page within limits: at least 1, at most 200 rows (PAGE_TOO_LARGE), the cursor at most 300 characters. */
export function pageOf({ after, first }: PageArguments): {
  readonly after: string | null
  readonly first: number
} {
  const rows = first ?? LIMITS.pageDefault
  if (rows > LIMITS.pageMost || rows < 1) {
    throw new Refused([refusal('PAGE_TOO_LARGE', { asked: `${rows}`, most: `${LIMITS.pageMost}` }, 'first')])
  }
  if ((after?.length ?? 0) > 300) throw brokenToken()
  return { after: after || null, first: rows }
}
