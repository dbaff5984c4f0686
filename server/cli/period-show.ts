import type { Terminal } from '#server/cli/verb.ts'
import { agreed } from '#server/cli/with-store.ts'
import { formatMoney, isCurrency, money } from '#server/domain/kernel/money.ts'
import type { StoredRun } from '#server/ports/period-facts.ts'
import type { Caller } from '#server/usecases/guard.ts'
import { type PeriodView, readPeriod } from '#server/usecases/periods/read-period.ts'
import { readStatements, type StatementRowView } from '#server/usecases/periods/read-statements.ts'

/** Statements that are printed. */
const LARGEST = 10

/** Prints how a period stands: state, totals by bonus, checks and the ten largest statements. */
export async function showPeriod(
  caller: Caller,
  period: string,
  { terminal, seconds }: { readonly terminal: Terminal; readonly seconds: number },
): Promise<void> {
  const view = agreed(await readPeriod(caller, { period }))
  const wanted = { period, search: null, after: null, first: LARGEST }
  const { rows, total } = agreed(await readStatements(caller, wanted))
  const currency = (await caller.ports.company.company())?.currency ?? 'EUR'
  const amount = (minor: bigint | string): string =>
    isCurrency(currency) ? formatMoney(money(BigInt(minor), currency)) : String(minor)
  const state = view.run?.state ?? 'OPEN'
  terminal.say(`${period}: ${state}, ${view.row.orders} orders, CV ${amount(view.row.cvMinor)} ${currency}`)
  if (view.run) sayRun(view.run, view, { terminal, amount, currency })
  if (rows.length > 0) terminal.say(`The ${rows.length} largest of ${total} statements:`)
  for (const { head, face } of rows) {
    const name = `${face?.number ?? head.earnerId} ${face?.name ?? ''}`.trim()
    terminal.say(`  ${name.padEnd(34)} ${amount(head.totalMinor).padStart(14)} ${head.lineCount} lines`)
  }
  terminal.say(`(${seconds.toFixed(1)} s)`)
  terminal.finish({
    ok: true,
    period,
    state,
    currency,
    orders: view.row.orders,
    cvMinor: view.row.cvMinor,
    seconds,
    run: view.run ? runDocument(view.run) : null,
    largest: rows.map(statementDocument),
  })
}

interface Speech {
  readonly terminal: Terminal
  readonly currency: string
  amount(minor: bigint | string): string
}

function sayRun(run: StoredRun, view: PeriodView, { terminal, amount, currency }: Speech): void {
  const { report } = run
  terminal.say(`Plan ${run.plan} ${run.version}, computation ${run.computation}`)
  terminal.say(
    `Total ${amount(run.totalMinor)} ${currency} in ${run.lines} lines, ${run.statements} statements`,
  )
  for (const { bonus, lines, amountMinor } of report.byBonus) {
    terminal.say(`  ${bonus.padEnd(20)} ${amount(amountMinor).padStart(14)} ${lines} lines`)
  }
  for (const { bonus, reason, count, amountMinor } of report.breakage) {
    terminal.say(`  to nobody: ${bonus} ${reason} ${count} times ${amount(amountMinor)}`)
  }
  if (report.adjustmentsMinor !== '0') terminal.say(`  corrections ${amount(report.adjustmentsMinor)}`)
  for (const { rank, count } of report.ranks) terminal.say(`  rank ${rank.padEnd(15)} ${count}`)
  const failed = report.checks.filter(({ ok }) => !ok).map(({ code }) => code)
  terminal.say(failed.length === 0 ? 'All checks hold' : `Checks that do not hold: ${failed.join(', ')}`)
  if (view.reviewedBy) terminal.say(`Reviewed by ${view.reviewedBy}`)
  if (view.closedBy) terminal.say(`Closed by ${view.closedBy}`)
}

function runDocument({ id, plan, version, computation, ...run }: StoredRun) {
  const { totalMinor, lines, statements, factsDigest, resultDigest, report } = run
  return {
    ...{ id, plan, version, computation, totalMinor, lines, statements, factsDigest, resultDigest },
    ...{ byBonus: report.byBonus, breakage: report.breakage, ranks: report.ranks, checks: report.checks },
  }
}

const statementDocument = ({ head, face }: StatementRowView) => ({
  member: face?.number ?? head.earnerId,
  totalMinor: head.totalMinor,
  lines: head.lineCount,
})
