import { readWords } from '#server/cli/arguments.ts'
import { readScoreFile, SCORE_OPTIONS, type ScoreFile } from '#server/cli/score-file.ts'
import { EXIT, type ExitCode, type Terminal, VerbStopped } from '#server/cli/verb.ts'
import { type BackTest, backTest, DEFAULT_BACK_TEST } from '#server/domain/scoring/back-test.ts'
import { fairnessOf } from '#server/domain/scoring/fairness-report.ts'
import { findJumps } from '#server/domain/scoring/jumps.ts'
import type { LeadTable } from '#server/domain/scoring/lead-table.ts'
import { LEAK_FROM } from '#server/domain/scoring/leak-guard.ts'
import { sigmoid } from '#server/domain/scoring/log-odds.ts'
import {
  areaUnderCurve,
  brier,
  calibrationError,
  calibrationTable,
  type Judged,
  liftAtTenth,
  logLoss,
} from '#server/domain/scoring/metrics.ts'
import { CONFIDENT_FROM, type PredictedBlock, publishedScores } from '#server/domain/scoring/rolling.ts'
import { blendScores } from '#server/domain/scoring/six-fits.ts'

export const BACKTEST_USAGE =
  'stemma score backtest <csv> --target <col> [--positive value] [--order <col>] [--exclude a,b] [--keep a] ' +
  '[--from 0.8] [--step 0.02] [--lag rows] [--json]'

const OPTIONS = {
  ...SCORE_OPTIONS,
  from: { type: 'string' },
  step: { type: 'string' },
  lag: { type: 'string' },
} as const

function shareOf(text: string | undefined, option: string, otherwise: number): number {
  if (text === undefined) return otherwise
  const share = Number(text)
  if (share > 0 && share < 1) return share
  throw new VerbStopped(
    EXIT.badInput,
    'ARGUMENTS',
    `--${option} must be a share between 0 and 1, such as 0.8.`,
  )
}

function lagOf(text: string | undefined): number {
  if (text === undefined) return 0
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new VerbStopped(EXIT.badInput, 'ARGUMENTS', '--lag must be a whole number of rows.')
}

/** `stemma score backtest`: predicts the last part of a file block by block, each before its outcomes are known. */
export function scoreBacktest(args: readonly string[], terminal: Terminal): ExitCode {
  const { values, positionals } = readWords(args, OPTIONS, BACKTEST_USAGE)
  const file = readScoreFile(positionals, values, BACKTEST_USAGE)
  const plan = {
    from: shareOf(values.from, 'from', DEFAULT_BACK_TEST.from),
    step: shareOf(values.step, 'step', DEFAULT_BACK_TEST.step),
    lag: lagOf(values.lag),
  }
  const marks: number[] = []
  const result = backTest(file.table, plan, () => marks.push(performance.now()))
  const report = reportOf(file, result, marks)
  print(report, terminal)
  terminal.finish({ ok: true, ...report })
  return EXIT.done
}

/** All predicted rows of some blocks. */
export function judgedOf(table: LeadTable, blocks: readonly PredictedBlock[]): Judged {
  const first = blocks[0]?.from ?? 0
  const probability = Float64Array.from(blocks.flatMap((block) => [...block.probability]))
  return { probability, won: table.won.slice(first, first + probability.length) }
}

function reportOf(
  { table, dropped, fields, unknownOutcomes }: ScoreFile,
  { blocks, frozen, final }: BackTest,
  marks: readonly number[],
) {
  const judged = judgedOf(table, blocks)
  const base = {
    ...judged,
    probability: Float64Array.from(blocks.flatMap((b) => [...b.probability].map(() => b.base))),
  }
  const passed = marks.length / 2 - blocks.length
  return {
    rows: table.count,
    columns: table.columns.map(({ name }) => name),
    dropped,
    unknownOutcomes,
    jumps: findJumps(table),
    champion: final.seat,
    lowConfidence: final.known < CONFIDENT_FROM,
    metrics: {
      auc: areaUnderCurve(judged),
      logLoss: logLoss(judged),
      baseLogLoss: logLoss(base),
      brier: brier(judged),
      ece: calibrationError(judged),
      lift10: liftAtTenth(judged),
    },
    worked: workedOf(table, blocks),
    fairness: fairnessOf(fields, judged, blocks[0]?.from ?? table.count),
    calibration: calibrationTable(judged),
    blocks: blocks.map((block, at) =>
      blockReport(table, block, marks.slice(2 * (passed + at), 2 * (passed + at) + 2)),
    ),
    frozen: frozenReport(table, blocks[0]?.from ?? table.count, frozen),
  }
}

/** Share of each block that a team has the time for, in the sentence that matters. */
const CAPACITY = 0.2

/** Of 100 leads that were won, how many were among the most promising fifth of their block, and among any fifth. */
function workedOf(table: LeadTable, blocks: readonly PredictedBlock[]) {
  let [found, byLot, won] = [0, 0, 0]
  for (const block of blocks) {
    const { probability, won: outcomes } = judgedOf(table, [block])
    const order = Array.from(probability.keys()).sort(
      (left, right) => probability[right]! - probability[left]! || left - right,
    )
    const top = order.slice(0, Math.round(CAPACITY * order.length))
    const wins = outcomes.reduce((sum, each) => sum + each, 0)
    found += top.reduce((sum, row) => sum + outcomes[row]!, 0)
    byLot += order.length === 0 ? 0 : (wins * top.length) / order.length
    won += wins
  }
  const per100 = (count: number): number => (won === 0 ? 0 : (100 * count) / won)
  return { capacity: CAPACITY, found: per100(found), byLot: per100(byLot) }
}

function blockReport(table: LeadTable, block: PredictedBlock, marks: readonly number[]) {
  const judged = judgedOf(table, [block])
  const base = { ...judged, probability: judged.probability.map(() => block.base) }
  return {
    from: block.from,
    to: block.to,
    n: block.to - block.from,
    won: judged.won.reduce((sum, each) => sum + each, 0),
    logLoss: logLoss(judged),
    baseLogLoss: logLoss(base),
    trainMs: Math.round((marks[1] ?? 0) - (marks[0] ?? 0)),
    champion: block.seat,
    stake: block.stake,
  }
}

function frozenReport(table: LeadTable, from: number, model: BackTest['frozen']) {
  const span = { from, to: table.count }
  const count = span.to - span.from
  const scores = model.fits
    ? publishedScores(model, blendScores(model.fits, table, span), span)
    : new Float64Array(count).fill(model.baseScore)
  const judged = { probability: scores.map(sigmoid), won: table.won.slice(from) }
  return { auc: areaUnderCurve(judged), logLoss: logLoss(judged) }
}

/** What gave a leak away. */
function toldBy(strength: number | undefined): string {
  if (strength === undefined) return ''
  return strength < LEAK_FROM
    ? ' (filled in for one outcome only)'
    : ` (alone it tells won from lost with AUC ${strength.toFixed(3)})`
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

function print(report: ReturnType<typeof reportOf>, terminal: Terminal): void {
  const { metrics, frozen, worked } = report
  for (const { column, why, strength } of report.dropped) {
    terminal.say(`left out: ${column}: ${why}${toldBy(strength)}`)
  }
  terminal.say(`${report.rows} rows, ${report.columns.length} columns, champion ${report.champion}`)
  terminal.say(
    `AUC ${metrics.auc.toFixed(4)}, log-loss ${metrics.logLoss.toFixed(4)} (base rate ${metrics.baseLogLoss.toFixed(4)})`,
  )
  terminal.say(
    `Brier ${metrics.brier.toFixed(4)}, calibration error ${metrics.ece.toFixed(4)}, lift at 10 % ${metrics.lift10.toFixed(2)}`,
  )
  terminal.say(`trained once: AUC ${frozen.auc.toFixed(4)}, log-loss ${frozen.logLoss.toFixed(4)}`)
  terminal.say(
    `worked to a fifth, this order would have found ${worked.found.toFixed(0)} of 100 who were won; ` +
      `an order by lot, ${worked.byLot.toFixed(0)}`,
  )
  for (const { column, drop } of report.jumps)
    terminal.say(`look at ${column}: without it AUC falls by ${drop.toFixed(3)}; was it known in time?`)
  for (const { column, value, mean, observed } of report.fairness.flatMap(({ column, groups }) =>
    groups.filter((group) => group.beyondChance).map((group) => ({ column, ...group })),
  ))
    terminal.say(
      `gap beyond chance: ${column} ${value || 'missing'}: said ${percent(mean)}, came ${percent(observed)}`,
    )
  if (report.unknownOutcomes > 0)
    terminal.say(`${report.unknownOutcomes} rows without an outcome took no part`)
  const won = report.blocks.reduce((sum, block) => sum + block.won, 0)
  const judged = report.blocks.reduce((sum, block) => sum + block.n, 0)
  if (won === 0 || won === judged)
    terminal.say('The judged part holds one outcome only: is the file in order of time? Say so with --order.')
  if (report.lowConfidence) terminal.say('Low confidence: fewer than 400 known outcomes.')
}
