import { z } from 'zod'
import { input } from '#server/api/graphql/input.ts'
import { CONTRACT_STATUSES } from '#server/domain/genealogy/events.ts'
import type { CalendarDate } from '#server/domain/kernel/instant.ts'
import { LANGUAGES } from '#server/usecases/users/set-language.ts'

/** What is written down of any person. */
export const person = {
  name: input.filled(200),
  email: input.email
    .nullish()
    .or(z.literal(''))
    .transform((email) => email || null),
  phone: input.optional(50),
  street: input.optional(200),
  postalCode: input.optional(20),
  city: input.optional(100),
  country: input.country,
  language: z.enum(LANGUAGES, 'give de or en'),
}

/** The scalar `Date` has been read by the executor already. */
const date = z.custom<CalendarDate>((value) => typeof value === 'string', 'give a day like 2026-10-31')
const memberNumber = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,39}$/u, 'give a number of at most 40 letters and digits')
const absent = <T>(value: T | null | undefined): T | null => value ?? null

export const enrolInput = z.object({
  ...person,
  requestKey: input.requestKey,
  sponsorNumber: input.optional(60),
  sponsorCode: input.optional(100),
  agreementVersion: input.text(40),
  number: memberNumber.nullish().transform(absent),
  enrolledOn: date.nullish().transform(absent),
})

export const customerInput = z.object({
  ...person,
  requestKey: input.requestKey,
  carerNumber: input.optional(60),
  sponsorCode: input.optional(100),
})

export const profileInput = z.object({
  ...person,
  id: input.id<string>(),
  version: z.int().min(0, 'give the version you have read'),
})

export const moveInput = z.object({
  requestKey: input.requestKey,
  id: input.id<string>(),
  sponsorNumber: input.text(60),
  from: date,
  reason: input.text(500),
  approver: input.text(254),
})

export const statusInput = z.object({
  id: input.id<string>(),
  status: z.enum(CONTRACT_STATUSES),
  from: date,
  reason: input.text(500),
})

/** Arguments that narrow a list of members; empty lists narrow nothing. */
export const memberFilter = z
  .object({
    status: z.enum(CONTRACT_STATUSES).array().max(10).nullish(),
    active: z.boolean().nullish(),
    rank: z.string().max(100).array().max(50).nullish(),
    country: z.string().max(2).array().max(100).nullish(),
  })
  .nullish()
  .transform((filter) => ({
    ...(filter?.status?.length ? { statuses: filter.status } : {}),
    ...(filter?.rank?.length ? { ranks: filter.rank } : {}),
    ...(filter?.country?.length ? { countries: filter.country } : {}),
    ...(typeof filter?.active === 'boolean' ? { active: filter.active } : {}),
  }))
