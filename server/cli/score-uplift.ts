import { readArguments } from '#server/cli/arguments.ts'
import { outcomesOf, readScoreFile, SCORE_OPTIONS } from '#server/cli/score-file.ts'
import { EXIT, type ExitCode, type Terminal, VerbStopped } from '#server/cli/verb.ts'
import {
  effectByDecile,
  effectOf,
  qiniOf,
  type TreatedTable,
  upliftScores,
} from '#server/domain/scoring/uplift.ts'
import { columnAt } from '#server/formats/csv-table.ts'

export const UPLIFT_USAGE =
  'stemma score uplift <csv> --target <col> --treated <col> [--positive value] [--order <col>] [--exclude a,b] [--json]'

const OPTIONS = { ...SCORE_OPTIONS, treated: { type: 'string' } } as const

/** Outcomes each arm must have before anybody is told apart. */
const OUTCOMES_LEAST = 50

/**
 * `stemma score uplift`: whom a treatment moves. Prints the effect against the hold-out with its interval, Qini of
 * the T-learner beside that of the response score, and the effect by tenth of the ranking.
 */
export function scoreUplift(args: readonly string[], terminal: Terminal): ExitCode {
  const { values, positionals } = readArguments(args, OPTIONS, UPLIFT_USAGE)
  if (values.treated === undefined) {
    throw new VerbStopped(
      EXIT.badInput,
      'ARGUMENTS',
      `Name the column of the treated with --treated.\nUsage: ${UPLIFT_USAGE}`,
    )
  }
  const exclude = [...(values.exclude ?? []), values.treated]
  const file = readScoreFile(positionals[0], { ...values, exclude }, UPLIFT_USAGE)
  const at = columnAt(file.csv, values.treated)
  const texts = file.fileRows.map((row) => file.csv.rows[row - 1]![at]!)
  const arms: TreatedTable = { table: file.table, treated: outcomesOf(texts, { target: values.treated }) }
  const [given, held] = [armOf(arms, 1), armOf(arms, 0)]
  const scores = upliftScores(arms)
  const qini = { tLearner: qiniOf(arms, scores.difference), response: qiniOf(arms, scores.response) }
  const enough = Math.min(given[0], held[0]) >= OUTCOMES_LEAST
  const method =
    enough && qini.tLearner.area > 0 && qini.tLearner.area >= qini.response.area ? 'T_LEARNER' : 'RESPONSE'
  const ranking = method === 'T_LEARNER' ? scores.difference : scores.response
  const total = effectOf(given, held)
  const deciles = effectByDecile(arms, ranking)
  terminal.say(`treated ${given[0]} of ${given[1]}, held out ${held[0]} of ${held[1]}`)
  terminal.say(`effect ${percent(total.effect)} (${percent(total.low)} to ${percent(total.high)})`)
  terminal.say(
    `Qini over total effect: T-learner ${qini.tLearner.ofTotal.toFixed(3)}, response ${qini.response.ofTotal.toFixed(3)}`,
  )
  terminal.say(`ranked by ${method}`)
  for (const each of deciles)
    terminal.say(`${each.decile}: ${percent(each.effect)} (${percent(each.low)} to ${percent(each.high)})`)
  terminal.finish({
    ok: true,
    rows: file.table.count,
    dropped: file.dropped,
    method,
    enough,
    effect: total,
    qini,
    deciles,
  })
  return EXIT.done
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`

function armOf({ table, treated }: TreatedTable, side: number): readonly [wins: number, n: number] {
  let [wins, n] = [0, 0]
  treated.forEach((arm, row) => {
    if (arm !== side) return
    n += 1
    wins += table.won[row]!
  })
  return [wins, n]
}
