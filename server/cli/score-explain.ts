import { readWords } from '#server/cli/arguments.ts'
import { readScoreFile, SCORE_OPTIONS, type ScoreFile } from '#server/cli/score-file.ts'
import { EXIT, type ExitCode, type Terminal, VerbStopped } from '#server/cli/verb.ts'
import { modelBefore } from '#server/domain/scoring/back-test.ts'
import { explainScore, type Reason } from '#server/domain/scoring/reasons.ts'
import { CONFIDENT_FROM } from '#server/domain/scoring/rolling.ts'

export const EXPLAIN_USAGE =
  'stemma score explain <csv> --target <col> --row <n> [--positive value] [--order <col>] [--exclude a,b] [--json]'

const OPTIONS = { ...SCORE_OPTIONS, row: { type: 'string' } } as const

/** Reasons shown in words for each direction; all of them are in the JSON. */
const SHOWN = 3

/**
 * `stemma score explain`: the score of one row of the file (from 1) as the model that knows every earlier outcome
 * would have published it, taken apart by field. The parts add up to the log-odds.
 */
export function scoreExplain(args: readonly string[], terminal: Terminal): ExitCode {
  const { values, positionals } = readWords(args, OPTIONS, EXPLAIN_USAGE)
  const file = readScoreFile(positionals, values, EXPLAIN_USAGE)
  const wanted = /^\d{1,9}$/.test(values.row ?? '') ? Number(values.row) : 0
  const row = file.fileRows.indexOf(wanted)
  if (row < 0) {
    const most = file.csv.rows.length
    const sentence = `--row must be a row of the file that has an outcome, 1 to ${most}.`
    throw new VerbStopped(EXIT.badInput, 'ROW', sentence)
  }
  const model = modelBefore(file.table, row)
  const explained = explainScore(model, file.table, row)
  const reasons = explained.reasons.map((reason) => ({ ...reason, value: valueIn(file, wanted, reason) }))
  const lowConfidence = model.known < CONFIDENT_FROM
  terminal.say(`row ${wanted}: ${(100 * explained.probability).toFixed(1)} % (${model.seat})`)
  if (lowConfidence) terminal.say(`low confidence: ${model.known} known outcomes`)
  print({ ...explained, reasons }, terminal)
  terminal.finish({ ok: true, row: wanted, champion: model.seat, lowConfidence, ...explained, reasons })
  return EXIT.done
}

type Shown = Reason & { readonly value: string }

const valueIn = ({ csv }: ScoreFile, fileRow: number, { column }: Reason): string =>
  csv.rows[fileRow - 1]![csv.columns.indexOf(column)]!

/** The three strongest either way, everything else, the sum. */
function print(
  { general, reasons, logOdds }: { general: number; reasons: readonly Shown[]; logOdds: number },
  terminal: Terminal,
): void {
  const shown = [
    ...reasons.filter((reason) => reason.logOdds > 0).slice(0, SHOWN),
    ...reasons.filter((reason) => reason.logOdds < 0).slice(0, SHOWN),
  ]
  const line = (part: number, words: string): void => terminal.say(`${part.toFixed(3).padStart(7)}  ${words}`)
  line(general, 'the general level just now')
  for (const { column, value, logOdds: part } of shown) line(part, `${column}: ${value || 'missing'}`)
  line(
    reasons.reduce((sum, reason) => sum + (shown.includes(reason) ? 0 : reason.logOdds), 0),
    'all others',
  )
  line(logOdds, 'log-odds')
  terminal.say('These reasons explain the model, not the person.')
}
