import type { Instant } from '#server/domain/kernel/instant.ts'
import { type Refusal, refusal } from '#server/domain/kernel/refusal.ts'
import type { Actor } from '#server/usecases/actor.ts'
import type { Ports } from '#server/usecases/ports.ts'

const HOUR_MS = 3_600_000
const NEWCOMERS_AN_HOUR = 30

/** TOO_MANY_ATTEMPTS when one address has sent more newcomers within the hour than a hall full of people would. */
export async function tooManyNewcomers(
  { attempts }: Ports,
  { address }: Actor,
  now: Instant,
): Promise<Refusal | undefined> {
  const limit = { key: `newcomer:${address}`, limit: NEWCOMERS_AN_HOUR, windowMs: HOUR_MS }
  const waitMs = await attempts.take([limit], now)
  return waitMs === undefined ? undefined : refusal('TOO_MANY_ATTEMPTS', { waitMs: `${waitMs}` })
}
