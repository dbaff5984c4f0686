import type { Span } from '#server/domain/scoring/design.ts'
import type { LeadTable } from '#server/domain/scoring/lead-table.ts'
import {
  type PredictedBlock,
  type Prediction,
  type PublishedModel,
  Rolling,
  SHADOW_FROM,
} from '#server/domain/scoring/rolling.ts'

/** How a back-test walks through time; shares are of all rows. */
export interface BackTestPlan {
  /** The report covers this share to the end. */
  readonly from: number
  /** How often the models are learnt again. */
  readonly step: number
  /** Outcomes become known this many rows later. */
  readonly lag: number
}

export const DEFAULT_BACK_TEST: BackTestPlan = { from: 0.8, step: 0.02, lag: 0 }

/**
 * Within a step the models stand, but outcomes are taken in and the score is recalibrated this many times: that costs
 * nothing, and the world does not wait for a nightly training. Measured: log-loss falls on both shared files, on the
 * fifth that is judged and on the one before it.
 */
const RECALIBRATIONS = 4

/**
 * The pass begins this share earlier than its report, and never fewer rows where there are as many, so that champion,
 * recalibration and stake have a record. It is kept in the shadow: nothing of it is published.
 */
const LEAD_IN = 0.2
const LEAD_IN_LEAST = 1_000

/** What a whole back-test gives. */
export interface BackTest {
  /** Blocks of the report, oldest first. */
  readonly blocks: readonly PredictedBlock[]
  /** The model of the report's beginning: trained once. */
  readonly frozen: PublishedModel
  /** The model that predicted the last block. */
  readonly final: PublishedModel
  /** Nats by which the report can be behind the base rate at most, whatever the outcomes. */
  readonly credit: number
}

/** Runs the pass; `tick` is called before and after each block, so that a caller can measure. */
export function backTest(table: LeadTable, plan: BackTestPlan, tick: () => void = () => undefined): BackTest {
  const begin = Math.min(table.count - 1, Math.floor(plan.from * table.count))
  const rolling = new Rolling(table)
  const predictions: Prediction[] = []
  for (const { from, to, learn } of stepsOf({ begin, count: table.count, step: plan.step })) {
    tick()
    const published = from >= begin
    const known = Math.max(0, from - plan.lag)
    const prediction = rolling.predict({ from, to }, { known, learn, published })
    tick()
    if (published) predictions.push(prediction)
  }
  return {
    blocks: predictions.map(({ block }) => block),
    frozen: predictions[0]!.model,
    final: predictions.at(-1)!.model,
    credit: rolling.credit,
  }
}

/** The model that a row would have been scored by: it knows all rows before, with the record that a pass leaves. */
export function modelBefore(table: LeadTable, row: number): PublishedModel {
  const rolling = new Rolling(table)
  const begin = Math.floor(DEFAULT_BACK_TEST.from * row)
  for (const { from, to, learn } of stepsOf({ begin, count: row, step: 0.05 }))
    rolling.predict({ from, to }, { known: from, learn, published: from >= begin })
  return rolling.predict({ from: row, to: row + 1 }, { known: row, learn: true, published: true }).model
}

interface Step extends Span {
  /** The first part of a step: the models may be learnt again. */
  readonly learn: boolean
}

/** Steps from the lead-in to the end, each in parts; a step ends where the report begins. */
function* stepsOf(pass: {
  readonly begin: number
  readonly count: number
  readonly step: number
}): Generator<Step> {
  const { begin, count } = pass
  const size = Math.max(1, Math.round(pass.step * count))
  const lead = Math.floor(Math.max(LEAD_IN * count, LEAD_IN_LEAST))
  for (let from = Math.max(Math.min(SHADOW_FROM, begin), begin - lead); from < count; ) {
    const to = Math.min(from < begin ? begin : count, from + size)
    const part = Math.max(1, Math.ceil((to - from) / RECALIBRATIONS))
    for (let at = from; at < to; at += part)
      yield { from: at, to: Math.min(to, at + part), learn: at === from }
    from = to
  }
}
