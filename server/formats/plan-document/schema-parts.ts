import { z } from 'zod'

/** A mapping whose unknown keys are errors; the complaint carries the known keys for the nearest one. */
export function mapping<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = `keys: ${Object.keys(shape).join(',')}`
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined),
  })
}

export const name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$/, 'use letters, digits, _ . - (at most 60)')
export const moneyText = z
  .string()
  .regex(/^\d{1,13}(\.\d{1,3})?$/, 'write an amount such as "12.50", at most "9999999999999.999"')
  .meta({ id: 'Money', description: 'Money as decimal text in the plan’s currency, such as "12.50".' })
export const unitText = z
  .string()
  .regex(
    /^\d{1,13}(\.\d{1,3})?$/,
    'write an amount or points such as "2000" or "12.50", at most "9999999999999.999"',
  )
  .meta({
    id: 'Units',
    description: 'Points (for PV) or money (for CV and PRICE) as decimal text, such as "2000".',
  })
export const rateText = z
  .string()
  .regex(/^(\d{1,9}(\.\d{1,12})?|\d{1,12}\/0*[1-9]\d{0,11})$/, 'write a rate such as "0.025" or "1/3"')
  .meta({
    id: 'Rate',
    description: 'A rate, share or multiplier as decimal text or fraction: "0.025", "1/3". 10 % is "0.10".',
  })
export const dateText = z
  .string()
  .regex(
    /^(19|2[01])\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
    'write a day of the years 1900 to 2199 as YYYY-MM-DD',
  )
  .describe('A day of the years 1900 to 2199, YYYY-MM-DD.')

export const count = z.int().min(1).max(1_000_000)
export const levelCount = z.int().min(1).max(1000)

export const statuses = z.enum(['ENROLLED', 'GRACE', 'SUSPENDED', 'TERMINATED'])
export const orderKinds = z.enum(['SIGN_UP', 'FIRST', 'AUTOSHIP', 'NORMAL'])
export const measures = z
  .enum(['PV', 'CV', 'PRICE'])
  .describe('PV: points. CV: commissionable volume in money. PRICE: price paid.')

/** One value for everybody, or one for each rank (or class) named. */
export const byName = <Value extends z.ZodType>(value: Value) => z.record(name, value)
