import { readArguments } from '#server/cli/arguments.ts'
import { factsOf, planOf, required } from '#server/cli/plan-files.ts'
import { type ResultDocument, resultDocument } from '#server/cli/plan-result.ts'
import { EXIT, type ExitCode, type Terminal, VerbStopped } from '#server/cli/verb.ts'
import type { FactsSeries } from '#server/domain/compensation/facts.ts'
import type { FullResult } from '#server/domain/compensation/finish-run.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { RunStopped } from '#server/domain/compensation/result.ts'
import { runPeriods } from '#server/domain/compensation/run.ts'
import type { Period } from '#server/domain/kernel/period.ts'

const USAGE = 'plan run --plan <file> --facts <file> [--json]'

/**
 * Computes a plan over a facts document. With `--json` one period gives its result (`lines`, `totals`, `ranks`,
 * `breakage`, `carry`, `adjustments`, `placements`, `ledger`), several give `{periods: [...]}` in order.
 */
export function runPlanFile(args: readonly string[], terminal: Terminal): ExitCode {
  const { values } = readArguments(args, { plan: { type: 'string' }, facts: { type: 'string' } }, USAGE)
  const plan = planOf(required(values.plan, 'plan', USAGE))
  const series = factsOf(required(values.facts, 'facts', USAGE), plan)
  const results = settled(plan, series)
  const documents = results.map((result, index) => resultDocument(plan, series[index]!, result))
  const head = { ok: true, plan: plan.plan, version: plan.version, currency: plan.currency }
  const [only] = documents
  terminal.finish(documents.length === 1 && only ? { ...head, ...only } : { ...head, periods: documents })
  for (const { period } of series) noteValidity(plan, period, terminal)
  for (const document of documents) sayResult(document, plan, terminal)
  return EXIT.done
}

/** A version is computed over any period it is asked for; that it does not hold there is worth a word. */
function noteValidity({ validFrom, validUntil }: Plan, { id, firstDay }: Period, terminal: Terminal): void {
  if (firstDay >= validFrom && (validUntil === undefined || firstDay <= validUntil)) return
  const until = validUntil === undefined ? '' : ` until ${validUntil}`
  terminal.note(`${id} is computed although this version holds from ${validFrom}${until}.`)
}

/** The results of a series; a run that cannot settle is refused with its code (exit 3). */
export const settled = (plan: Plan, series: FactsSeries): readonly FullResult[] =>
  refusingRun(() => runPeriods(plan, series))

/** What a run gives; one that stops is refused with its code (exit 3). */
export function refusingRun<Given>(run: () => Given): Given {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof RunStopped)) throw error
    const { code, facts } = error.refusal
    const told = Object.entries(facts).map(([key, value]) => `${key}: ${value}`)
    throw new VerbStopped(EXIT.refused, code, `The run stopped with ${code} (${told.join(', ')}).`).withFacts(
      { facts },
    )
  }
}

function sayResult(document: ResultDocument, plan: Plan, terminal: Terminal): void {
  terminal.say(`${plan.plan} ${plan.version}, ${document.period}, ${plan.currency}`)
  for (const line of document.lines) {
    const skipped = line.reason.walk.map(({ member, why }) => `${member}: ${why}`)
    if (line.reason.more !== undefined) skipped.push(`and ${line.reason.more} more, not named`)
    if (line.settled === 'OUTSIDE') skipped.push('settled outside, not paid')
    if (line.hold !== undefined) skipped.push(`on hold, case ${line.hold}`)
    const walk = skipped.join(', ')
    const source = Object.values(line.source).join(' ')
    const rate = line.rate === null ? '' : ` x ${line.rate}`
    const level = line.level > 0 ? ` level ${line.level}` : ''
    const notes = walk === '' ? '' : ` (${walk})`
    terminal.say(
      `  ${line.earner} ${line.bonus} ${source}${level}: ${line.base}${rate} = ${line.amount}${notes}`,
    )
  }
  for (const { tree, count } of document.unplaced ?? []) {
    terminal.say(`  ${count} members have no place in the tree ${tree}: their volume reaches nobody there`)
  }
  for (const row of document.breakage) {
    terminal.say(`  nobody: ${row.bonus} ${row.reason} ${row.count} times ${row.amount}`)
  }
  for (const row of document.adjustments) {
    terminal.say(`  ${row.earner} ${row.bonus} ${row.kind} ${row.order}: ${row.amount} (${row.reason})`)
  }
  for (const [earner, amount] of Object.entries(document.totals)) terminal.say(`  total ${earner}: ${amount}`)
}
