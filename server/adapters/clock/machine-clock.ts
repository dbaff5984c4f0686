import { instantOf } from '#server/domain/kernel/instant.ts'
import type { Clock } from '#server/ports/clock.ts'

/** The machine's clock: the only one that is not given. */
export const machineClock: Clock = { now: () => instantOf(Date.now()) }
