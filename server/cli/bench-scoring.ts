import { availableParallelism, totalmem } from 'node:os'
import type { Terminal } from '#server/cli/verb.ts'
import { type Chance, chanceOf } from '#server/domain/kernel/chance.ts'
import type { LeadColumn, LeadTable } from '#server/domain/scoring/lead-table.ts'
import { sigmoid } from '#server/domain/scoring/log-odds.ts'
import { areaUnderCurve } from '#server/domain/scoring/metrics.ts'
import { NO_CHANGE } from '#server/domain/scoring/platt.ts'
import { explainScore } from '#server/domain/scoring/reasons.ts'
import type { PublishedModel } from '#server/domain/scoring/rolling.ts'
import { learnSix } from '#server/domain/scoring/six-fits.ts'

/** What the bench makes: so many leads with known outcomes from a seed. */
export interface BenchScoringOptions {
  readonly leads: number
  readonly seed: number
}

const SCORED = 50_000
const NUMBERS = 8
const CHOICES = 11
const MISSING = 0.05
const MEBIBYTE = 1_048_576

/**
 * Learns all six fits from leads of its own making (19 fields, some missing) and scores 50,000 new ones with their
 * reasons, in this one process. Prints figures beside the machine's and judges nothing.
 */
export async function benchScoring(options: BenchScoringOptions, terminal: Terminal): Promise<void> {
  terminal.note(`Making ${options.leads} leads from seed ${options.seed} ...`)
  const table = leadsFrom(options.leads + SCORED, chanceOf(options.seed))
  const trained = measured(() => learnSix(table, { from: 0, to: options.leads }))
  const { baseScore } = trained.value
  const model = {
    fits: trained.value,
    platt: NO_CHANGE,
    seat: 'BLEND',
    stake: 1,
    baseScore,
    known: options.leads,
  } as const
  const scored = measured(() => scoreAll(model, table, options.leads))
  const figures = {
    ok: true,
    ...options,
    columns: table.columns.length,
    trainSeconds: trained.seconds,
    trainProcessorSeconds: trained.processorSeconds,
    scored: SCORED,
    scoreSeconds: scored.seconds,
    scoreProcessorSeconds: scored.processorSeconds,
    auc: scored.value.auc,
    largestRest: scored.value.largestRest,
    cores: availableParallelism(),
    memoryMiB: Math.round(totalmem() / MEBIBYTE),
    peakMiB: Math.round((process.resourceUsage().maxRSS * 1024) / MEBIBYTE),
  }
  terminal.say(
    `six fits of ${options.leads} leads by ${table.columns.length} fields: ${secondsText(trained)}`,
  )
  terminal.say(`${SCORED} leads scored with reasons: ${secondsText(scored)}`)
  terminal.say(`AUC ${figures.auc.toFixed(4)}, reasons miss the log-odds by ${figures.largestRest} at most`)
  terminal.say(
    `${figures.cores} cores, ${figures.memoryMiB} MiB of memory, ${figures.peakMiB} MiB used at most`,
  )
  terminal.finish(figures)
}

interface Measured<T> {
  readonly value: T
  readonly seconds: number
  readonly processorSeconds: number
}

function measured<T>(work: () => T): Measured<T> {
  const [clock, processor] = [performance.now(), process.cpuUsage()]
  const value = work()
  const { user, system } = process.cpuUsage(processor)
  const seconds = (performance.now() - clock) / 1000
  return { value, seconds, processorSeconds: (user + system) / 1_000_000 }
}

const secondsText = ({ seconds, processorSeconds }: Measured<unknown>): string =>
  `${seconds.toFixed(2)} s by the clock, ${processorSeconds.toFixed(2)} s of processor time`

function scoreAll(model: PublishedModel, table: LeadTable, from: number) {
  const probability = new Float64Array(SCORED)
  let largestRest = 0
  for (let row = 0; row < SCORED; row += 1) {
    const { logOdds, general, reasons } = explainScore(model, table, from + row)
    const sum = reasons.reduce((total, reason) => total + reason.logOdds, general)
    largestRest = Math.max(largestRest, Math.abs(sum - logOdds))
    probability[row] = sigmoid(logOdds)
  }
  return { auc: areaUnderCurve({ probability, won: table.won.subarray(from) }), largestRest }
}

/** Leads whose outcomes follow from half of their fields, the rest is noise; as uneven as real ones. */
function leadsFrom(count: number, chance: Chance): LeadTable {
  const score = new Float64Array(count).fill(-1)
  const numbers = Array.from({ length: NUMBERS }, (_, place): LeadColumn => {
    const pull = place % 2 === 0 ? 0.6 : 0
    const values = Float64Array.from({ length: count }, (_, row) => {
      if (chance.happens(MISSING)) return Number.NaN
      const draw = chance.fraction() + chance.fraction() + chance.fraction() - 1.5
      score[row] = score[row]! + pull * draw
      return place % 3 === 0 ? Math.exp(2 * draw) : Math.round(draw * 10)
    })
    return { kind: 'NUMBER', name: `number ${place}`, values }
  })
  const choices = Array.from({ length: CHOICES }, (_, place): LeadColumn => {
    const levels = Array.from({ length: 3 + 4 * place }, (_, level) => `level ${level}`)
    const pulls = levels.map(() => (place % 2 === 0 ? chance.fraction() - 0.5 : 0))
    const codes = Int32Array.from({ length: count }, (_, row) => {
      if (chance.happens(MISSING)) return -1
      const code = Math.floor(levels.length * chance.fraction() ** 2)
      score[row] = score[row]! + pulls[code]!
      return code
    })
    return { kind: 'CHOICE', name: `choice ${place}`, codes, levels }
  })
  const won = Uint8Array.from(score, (each) => (chance.happens(sigmoid(each)) ? 1 : 0))
  return { count, columns: [...numbers, ...choices], won }
}
