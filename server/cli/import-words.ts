import type { Terminal } from '#server/cli/verb.ts'
import type { ReasonCount } from '#server/ports/imports.ts'
import type { ImportedCompany } from '#server/usecases/imports/import-company.ts'
import { isRowReason, reasonInGeneral } from '#server/usecases/imports/row-reasons.ts'

/** Where and how long. */
export interface ImportSpeech {
  readonly terminal: Terminal
  readonly store: string
  /** The company's first period. */
  readonly firstPeriod: string
  readonly seconds: number
}

const SEEN: Readonly<Record<string, string>> = {
  COMPANY_SALE: 'lines of sales without a buyer (no CV)',
  COMPANY_CREDIT: 'lines of credit notes without a buyer (no CV)',
  PRICE_ZERO: 'lines at zero price (no CV)',
}

/** Prints what an import read, took, left and rejected, by reason. */
export function sayImported(imported: ImportedCompany, speech: ImportSpeech): void {
  const { terminal, store, firstPeriod, seconds } = speech
  const { read, accepted, unchanged, rejected, warnings, state, dryRun, file } = imported
  const head = dryRun ? `Dry run, nothing was written to ${store}` : `Import into ${store}: ${state}`
  terminal.say(`${head} (${seconds.toFixed(1)} s)`)
  terminal.say(
    `Read ${read} = accepted ${accepted} + unchanged ${unchanged} + rejected ${rejected}; ${warnings} warnings`,
  )
  for (const [fact, count] of Object.entries(imported.seen)) {
    terminal.say(`  of the taken ones, ${count} ${SEEN[fact] ?? fact}`)
  }
  sayReasons('Rejected', imported.rejectedBy, terminal)
  sayReasons('Warned', imported.warnedBy, terminal)
  if (file !== null && rejected + warnings > 0) terminal.say(`Every such row with its line: ${file}`)
  if (state === 'CANCELLED')
    terminal.say('It was cancelled; what was written stays, run it again to complete it.')
  const command = `npm run -s stemma -- period run ${firstPeriod} --company ${store}`
  if (state === 'DONE' && !dryRun)
    terminal.say(`Periods close in order, the first is ${firstPeriod}: ${command}`)
}

function sayReasons(word: string, reasons: readonly ReasonCount[], terminal: Terminal): void {
  if (reasons.length > 0) terminal.say(`${word}:`)
  for (const { file, code, count } of reasons) {
    const meaning = isRowReason(code) ? `: ${reasonInGeneral(code)}` : ''
    terminal.say(`  ${String(count).padStart(8)} ${code} (${file})${meaning}`)
  }
}
