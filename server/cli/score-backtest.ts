import { readArguments } from '#server/cli/arguments.ts'
import { readScoreFile, SCORE_OPTIONS, type ScoreFile } from '#server/cli/score-file.ts'
import { EXIT, type ExitCode, type Terminal, VerbStopped } from '#server/cli/verb.ts'
import {
  type BackTest,
  backTest,
  CONFIDENT_FROM,
  DEFAULT_BACK_TEST,
  type PredictedBlock,
  publishedScores,
} from '#server/domain/scoring/back-test.ts'
import type { LeadTable } from '#server/domain/scoring/lead-table.ts'
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
  const { values, positionals } = readArguments(args, OPTIONS, BACKTEST_USAGE)
  const file = readScoreFile(positionals[0], values, BACKTEST_USAGE)
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
  { table, dropped }: ScoreFile,
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
    calibration: calibrationTable(judged),
    blocks: blocks.map((block, at) =>
      blockReport(table, block, marks.slice(2 * (passed + at), 2 * (passed + at) + 2)),
    ),
    frozen: frozenReport(table, blocks[0]?.from ?? table.count, frozen),
  }
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

function print(report: ReturnType<typeof reportOf>, terminal: Terminal): void {
  const { metrics, frozen } = report
  for (const { column, why, strength } of report.dropped) {
    const told =
      strength === undefined ? '' : ` (alone it tells won from lost with AUC ${strength.toFixed(3)})`
    terminal.say(`left out: ${column}: ${why}${told}`)
  }
  terminal.say(`${report.rows} rows, ${report.columns.length} columns, champion ${report.champion}`)
  terminal.say(
    `AUC ${metrics.auc.toFixed(4)}, log-loss ${metrics.logLoss.toFixed(4)} (base rate ${metrics.baseLogLoss.toFixed(4)})`,
  )
  terminal.say(
    `Brier ${metrics.brier.toFixed(4)}, calibration error ${metrics.ece.toFixed(4)}, lift at 10 % ${metrics.lift10.toFixed(2)}`,
  )
  terminal.say(`trained once: AUC ${frozen.auc.toFixed(4)}, log-loss ${frozen.logLoss.toFixed(4)}`)
  if (report.lowConfidence) terminal.say('Low confidence: fewer than 400 known outcomes.')
}
