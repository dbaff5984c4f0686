import type { Refusal } from '#server/domain/kernel/refusal.ts'

/** The answer of a rule: a value, or every reason why not (never just the first). */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** Says yes with a value. */
export const accepted = <T>(value: T): Result<T> => ({ ok: true, value })

/** Says no; `refusals` is never empty. */
export const refused = (...refusals: readonly Refusal[]): Result<never> => ({ ok: false, refusals })
