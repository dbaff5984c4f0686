import type { Instant } from '#server/domain/kernel/instant.ts'

/** The only place that asks the machine what time it is. */
export interface Clock {
  now(): Instant
}
