import { readWords } from '#server/cli/arguments.ts'
import { flagsOf, plainOf, readScoreFile, SCORE_OPTIONS, type ScoreFile } from '#server/cli/score-file.ts'
import { EXIT, type ExitCode, type Terminal, VerbStopped } from '#server/cli/verb.ts'
import { admitByLot, type UnevenField } from '#server/domain/scoring/treatment-guard.ts'
import {
  type DecileEffect,
  type Effect,
  effectByDecile,
  effectOf,
  type Qini,
  qiniOf,
  type TreatedTable,
  upliftScores,
} from '#server/domain/scoring/uplift.ts'
import { columnAt } from '#server/formats/csv-table.ts'

export const UPLIFT_USAGE =
  'stemma score uplift <csv> --target <col> --treated <col> [--positive value] [--order <col>] [--exclude a,b] [--json]'

const OPTIONS = { ...SCORE_OPTIONS, treated: { type: 'string' } } as const

/** What means treated besides yes. */
const TREATED = new Set(['treated', 'treatment', 'behandelt'])
/** Outcomes each arm must have before anybody is told apart. */
const OUTCOMES_LEAST = 50

/**
 * `stemma score uplift`: whom a treatment moves. Prints the effect against the hold-out with its interval, Qini of
 * the T-learner beside that of the response score, and the effect by tenth of the ranking.
 */
export function scoreUplift(args: readonly string[], terminal: Terminal): ExitCode {
  const { values, positionals } = readWords(args, OPTIONS, UPLIFT_USAGE)
  if (values.treated === undefined) {
    throw new VerbStopped(
      EXIT.badInput,
      'ARGUMENTS',
      `Name the column of the treated with --treated.\nUsage: ${UPLIFT_USAGE}`,
    )
  }
  const exclude = [...(values.exclude ?? []), values.treated]
  const file = readScoreFile(positionals, { ...values, exclude }, UPLIFT_USAGE)
  const treated = treatedOf(file, values.treated)
  const kept = new Set(
    (values.keep ?? []).flatMap((list) => [list, ...list.split(',')]).map((name) => name.trim()),
  )
  const { admitted, ...told } = admitByLot(file.table.columns, treated, kept)
  const arms: TreatedTable = { table: { ...file.table, columns: admitted }, treated }
  const [given, held] = [armOf(arms, 1), armOf(arms, 0)]
  const scores = upliftScores(arms)
  const qini = { tLearner: qiniOf(arms, scores.difference), response: qiniOf(arms, scores.response) }
  const enough = Math.min(given[0], held[0]) >= OUTCOMES_LEAST
  const method =
    enough && qini.tLearner.low > 0 && qini.tLearner.area >= qini.response.area ? 'T_LEARNER' : 'RESPONSE'
  const ranking = method === 'T_LEARNER' ? scores.difference : scores.response
  const total = effectOf(given, held)
  const deciles = effectByDecile(arms, ranking)
  const report = { rows: file.table.count, method, enough, effect: total, qini, deciles, uneven: told.uneven }
  for (const { column } of told.dropped) terminal.say(`left out: ${column}: LEAK (it tells who was treated)`)
  print(report, { given, held }, terminal)
  const dropped = [...file.dropped.filter(({ column }) => column !== values.treated), ...told.dropped]
  terminal.finish({ ok: true, dropped, unknownOutcomes: file.unknownOutcomes, ...report })
  return EXIT.done
}

/** 1 for the treated, 0 for the held out; exit 2 when the column holds one arm only, or more than two. */
function treatedOf({ csv, fileRows }: ScoreFile, name: string): Uint8Array {
  const at = columnAt(csv, name)
  const texts = fileRows.map((row) => csv.rows[row - 1]![at]!)
  const treated = flagsOf(texts.map((text) => (TREATED.has(plainOf(text)) ? '1' : text)))
  const others = new Set(texts.filter((_, row) => treated[row] === 0).map(plainOf))
  if (others.size > 1) {
    const some = [...others].slice(0, 3).map((value) => value || 'nothing')
    const sentence = `By column ${name} it is not clear who was held out; beside the treated it holds ${some.join(', ')}.`
    throw new VerbStopped(EXIT.badInput, 'ARMS', sentence)
  }
  const count = treated.reduce((sum, each) => sum + each, 0)
  if (count > 0 && count < treated.length) return treated
  const which = count === 0 ? 'nobody was treated' : 'nobody was held out'
  throw new VerbStopped(
    EXIT.badInput,
    'ONE_ARM',
    `By column ${name} ${which}; write 1, true, yes or ja for the treated and 0, false, no or nein for the others.`,
  )
}

interface Report {
  readonly method: string
  readonly enough: boolean
  readonly effect: Effect
  readonly qini: { readonly tLearner: Qini; readonly response: Qini }
  readonly deciles: readonly DecileEffect[]
  readonly uneven: readonly UnevenField[]
}

type Arm = readonly [wins: number, n: number]

function print(
  { method, enough, effect, qini, deciles, uneven }: Report,
  { given, held }: { readonly given: Arm; readonly held: Arm },
  terminal: Terminal,
): void {
  terminal.say(`treated: ${given[0]} of ${given[1]} won, held out: ${held[0]} of ${held[1]}`)
  terminal.say(`effect ${interval(effect)}`)
  for (const { column, strength } of uneven)
    terminal.say(`look at ${column}: it tells who was treated (AUC ${strength.toFixed(3)}); was it a lot?`)
  for (const [name, { ofTotal, area, low, high }] of Object.entries(qini)) {
    const range = `area ${area.toFixed(5)}, ${low.toFixed(5)} to ${high.toFixed(5)}`
    terminal.say(`Qini of ${name}: ${ofTotal.toFixed(3)} of the total effect (${range})`)
  }
  if (!enough) terminal.say(`fewer than ${OUTCOMES_LEAST} won in one arm: too few to tell people apart`)
  terminal.say(`ranked by ${method}`)
  for (const each of deciles) terminal.say(`${each.decile}: ${interval(each)}`)
}

const interval = ({ effect, low, high }: Effect): string =>
  `${percent(effect)} (${percent(low)} to ${percent(high)})`

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`

function armOf({ table, treated }: TreatedTable, side: number): Arm {
  let [wins, n] = [0, 0]
  treated.forEach((arm, row) => {
    if (arm !== side) return
    n += 1
    wins += table.won[row]!
  })
  return [wins, n]
}
