import { amountTexts } from '#server/cli/plan-result.ts'
import { refusingRun } from '#server/cli/plan-run.ts'
import type { Terminal } from '#server/cli/verb.ts'
import type { FactsSeries } from '#server/domain/compensation/facts.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { replayLastPeriod } from '#server/domain/compensation/plan-linter/replay.ts'
import { formatRate } from '#server/domain/kernel/rate.ts'

/** The last period of the facts as the plan pays it, as `plan check --json` prints it. */
export interface ReplayDocument {
  readonly period: string
  readonly cv: string
  readonly paid: string
  /** Paid per unit of CV; null without CV. */
  readonly ratio: string | null
  /** Worst case per unit of CV after the shared caps; null: without limit. */
  readonly bound: string | null
  /** The same period under each rounding source, and the difference to the plan's own. */
  readonly sources: readonly { readonly source: string; readonly paid: string; readonly difference: string }[]
}

/** Computes the last period of the facts again; a run that cannot settle is refused (exit 3). */
export function replayDocument(plan: Plan, series: FactsSeries): ReplayDocument {
  const { money } = amountTexts(plan)
  const replay = refusingRun(() => replayLastPeriod(plan, series))
  return {
    period: replay.period,
    cv: money(replay.cv),
    paid: money(replay.paid),
    ratio: replay.ratio === undefined ? null : formatRate(replay.ratio),
    bound: replay.bound === undefined ? null : formatRate(replay.bound),
    sources: replay.sources.map(({ source, paid, difference }) => ({
      source,
      paid: money(paid),
      difference: money(difference),
    })),
  }
}

/** Says the replay in plain lines. */
export function sayReplay(replay: ReplayDocument, terminal: Terminal): void {
  const worst = replay.bound === null ? 'without limit' : `at most ${replay.bound}`
  terminal.say(
    `${replay.period}: paid ${replay.paid} on a CV of ${replay.cv}, ${replay.ratio ?? 'no ratio'} per unit; worst case ${worst}.`,
  )
  for (const { source, paid, difference } of replay.sources) {
    terminal.say(`  rounded by ${source}: ${paid} (${difference})`)
  }
}
