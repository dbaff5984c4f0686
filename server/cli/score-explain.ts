import { readArguments } from '#server/cli/arguments.ts'
import { readScoreFile, SCORE_OPTIONS } from '#server/cli/score-file.ts'
import { EXIT, type ExitCode, type Terminal, VerbStopped } from '#server/cli/verb.ts'
import { backTest, CONFIDENT_FROM, DEFAULT_BACK_TEST, Rolling } from '#server/domain/scoring/back-test.ts'
import { explainScore } from '#server/domain/scoring/reasons.ts'

export const EXPLAIN_USAGE =
  'stemma score explain <csv> --target <col> --row <n> [--positive value] [--order <col>] [--exclude a,b] [--json]'

const OPTIONS = { ...SCORE_OPTIONS, row: { type: 'string' } } as const

/** Reasons shown in words; all of them are in the JSON. */
const SHOWN = 6

/**
 * `stemma score explain`: the score of one row of the file (from 1) as the model that knows every earlier row would
 * have published it, taken apart by field. The parts add up to the log-odds.
 */
export function scoreExplain(args: readonly string[], terminal: Terminal): ExitCode {
  const { values, positionals } = readArguments(args, OPTIONS, EXPLAIN_USAGE)
  const file = readScoreFile(positionals[0], values, EXPLAIN_USAGE)
  const wanted = /^\d{1,9}$/.test(values.row ?? '') ? Number(values.row) : 0
  const row = file.fileRows.indexOf(wanted)
  if (row < 0) {
    throw new VerbStopped(
      EXIT.badInput,
      'ROW',
      `--row must be a row of the file, 1 to ${file.fileRows.length}.`,
    )
  }
  const model = modelBefore(file.table, row)
  const explained = explainScore(model, file.table, row)
  const { probability, logOdds, general, reasons } = explained
  terminal.say(`row ${wanted}: ${(100 * probability).toFixed(1)} % (${model.seat})`)
  terminal.say(`general level ${general.toFixed(3)}`)
  for (const reason of reasons.slice(0, SHOWN)) terminal.say(`${reason.logOdds.toFixed(3)}  ${reason.column}`)
  const rest = reasons.slice(SHOWN).reduce((sum, reason) => sum + reason.logOdds, 0)
  terminal.say(`${rest.toFixed(3)}  all others\n${logOdds.toFixed(3)}  log-odds`)
  const lowConfidence = model.known < CONFIDENT_FROM
  terminal.finish({ ok: true, row: wanted, champion: model.seat, lowConfidence, ...explained })
  return EXIT.done
}

/** The model that knows the rows before this one, with the record that a pass up to it leaves. */
function modelBefore(table: Parameters<typeof backTest>[0], row: number) {
  if (row < 50) return new Rolling(table).publish(row)
  const before = { count: row, columns: table.columns, won: table.won.subarray(0, row) }
  return backTest(before, { ...DEFAULT_BACK_TEST, step: 0.05 }).final
}
