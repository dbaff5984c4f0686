import type { RecordedMember, RecordedOrder } from '#server/domain/compensation/replay-facts.ts'
import type { MemberId, OrderId, RunId } from '#server/domain/kernel/ids.ts'
import type { Period } from '#server/domain/kernel/period.ts'

/** Which order, in which computation, and how many steps up its line was paid. */
export interface ReplayWanted {
  readonly orderId: OrderId
  readonly runId: RunId
  readonly computation: number
  readonly period: Period
  readonly distance: number
}

/** What was recorded about one order and those above it; `ids` are parallel to `walk`. */
export interface Recorded {
  readonly walk: readonly RecordedMember[]
  readonly ids: readonly MemberId[]
  readonly order: RecordedOrder
  /** What else those members and their customers bought in the period. */
  readonly others: readonly RecordedOrder[]
}

/** Reads what a walk of one order needs, years later as well. */
export interface Replay {
  /** `undefined` when the order or its period's records are gone. */
  recorded(wanted: ReplayWanted): Promise<Recorded | undefined>
}
