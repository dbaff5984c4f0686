import { readArguments } from '#server/cli/arguments.ts'
import { factsOf, planOf, required } from '#server/cli/plan-files.ts'
import { amountTexts } from '#server/cli/plan-result.ts'
import { settled } from '#server/cli/plan-run.ts'
import { EXIT, type ExitCode, type Terminal, VerbStopped } from '#server/cli/verb.ts'
import { compareRuns, type RunComparison } from '#server/domain/compensation/plan-diff.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { formatRate } from '#server/domain/kernel/rate.ts'

const USAGE = 'plan diff --plan <file> --with <file> --facts <file> [--json]'

/** What would change for whom if the plan of `--with` had held on the same facts, one comparison a period. */
export function diffPlans(args: readonly string[], terminal: Terminal): ExitCode {
  const options = { plan: { type: 'string' }, with: { type: 'string' }, facts: { type: 'string' } } as const
  const { values } = readArguments(args, options, USAGE)
  const before = planOf(required(values.plan, 'plan', USAGE))
  const after = planOf(required(values.with, 'with', USAGE))
  if (before.currency !== after.currency) {
    const sentence = `One plan pays in ${before.currency}, the other in ${after.currency}; compare plans of one currency.`
    throw new VerbStopped(EXIT.badInput, 'CURRENCY_MISMATCH', sentence)
  }
  const facts = required(values.facts, 'facts', USAGE)
  const [one, other] = [factsOf(facts, before), factsOf(facts, after)]
  const [left, right] = [settled(before, one), settled(after, other)]
  const periods = left.map((result, index) =>
    comparisonDocument(
      before,
      compareRuns(
        { plan: before, facts: one[index]!, result },
        { plan: after, facts: other[index]!, result: right[index]! },
      ),
    ),
  )
  const [only] = periods
  terminal.finish(periods.length === 1 && only ? { ok: true, ...only } : { ok: true, periods })
  for (const period of periods) sayComparison(period, terminal)
  return EXIT.done
}

function comparisonDocument(plan: Plan, comparison: RunComparison) {
  const { money } = amountTexts(plan)
  const pair = ({ before, after }: { before: bigint; after: bigint }) => ({
    before: money(before),
    after: money(after),
    change: money(after - before),
  })
  return {
    period: comparison.period,
    total: pair(comparison.total),
    cv: money(comparison.cv),
    payoutToCv: {
      before: comparison.payoutToCv.before && formatRate(comparison.payoutToCv.before),
      after: comparison.payoutToCv.after && formatRate(comparison.payoutToCv.after),
    },
    bonuses: comparison.bonuses.map((row) => ({ bonus: row.bonus, ...pair(row) })),
    breakage: comparison.breakage.map((row) => ({ reason: row.reason, ...pair(row) })),
    winners: comparison.winners,
    losers: comparison.losers,
    unchanged: comparison.unchanged,
    quantiles: comparison.quantiles.map(({ share, change }) => ({ share, change: money(change) })),
    ranks: comparison.ranks,
    members: comparison.members.map((row) => ({
      member: row.member,
      ...pair(row),
      rank: row.rank,
      reasons: row.reasons.map((reason) => ({ ...reason, ...pair(reason) })),
    })),
  }
}

function sayComparison(document: ReturnType<typeof comparisonDocument>, terminal: Terminal): void {
  const { total } = document
  terminal.say(`${document.period}: ${total.before} -> ${total.after} (${total.change})`)
  terminal.say(`  ${document.winners} gain, ${document.losers} lose, ${document.unchanged} stay as they are`)
  for (const row of document.members.slice(0, 50)) {
    const why = row.reasons.map((reason) => `${reason.bonus} ${reason.change}`).join(', ')
    terminal.say(`  ${row.member}: ${row.before} -> ${row.after} (${row.change}): ${why}`)
  }
}
