import { logit, logLossOf } from '#server/domain/scoring/log-odds.ts'

/** Probabilities with their outcomes (0 or 1), of one length. */
export interface Judged {
  readonly probability: Float64Array
  readonly won: Uint8Array
}

/** Share of pairs (won, lost) in which the won lead stands higher; ties count half. 0.5 where one class is missing. */
export function areaUnderCurve({ probability, won }: Judged): number {
  const order = Array.from(probability.keys()).sort((left, right) => probability[left]! - probability[right]!)
  let [rankSum, positives] = [0, 0]
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && probability[order[to]!] === probability[order[from]!]) to += 1
    for (let at = from; at < to; at += 1) {
      if (won[order[at]!] === 1) {
        rankSum += (from + to + 1) / 2
        positives += 1
      }
    }
    from = to
  }
  const negatives = order.length - positives
  if (positives === 0 || negatives === 0) return 0.5
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives)
}

/** Mean negative log-likelihood in nats. */
export function logLoss({ probability, won }: Judged): number {
  let sum = 0
  for (let row = 0; row < won.length; row += 1) sum += logLossOf(logit(probability[row]!), won[row]!)
  return sum / Math.max(1, won.length)
}

/** Mean squared error of the probabilities. */
export function brier({ probability, won }: Judged): number {
  let sum = 0
  for (let row = 0; row < won.length; row += 1) sum += (probability[row]! - won[row]!) ** 2
  return sum / Math.max(1, won.length)
}

/** One bin of a calibration table; `low` and `high` bound the observed share (Wilson, 95 %). */
export interface CalibrationBin {
  readonly from: number
  readonly to: number
  readonly mean: number
  readonly observed: number
  readonly n: number
  readonly low: number
  readonly high: number
}

const BINS = 10

/** Ten bins of equal size by probability; fewer rows give fewer bins. */
export function calibrationTable({ probability, won }: Judged): CalibrationBin[] {
  const order = Array.from(probability.keys()).sort(
    (left, right) => probability[left]! - probability[right]! || left - right,
  )
  const bins = Math.min(BINS, order.length)
  return Array.from({ length: bins }, (_, bin) => {
    const rows = order.slice(
      Math.round((bin * order.length) / bins),
      Math.round(((bin + 1) * order.length) / bins),
    )
    const wins = rows.reduce((sum, row) => sum + won[row]!, 0)
    const mean = rows.reduce((sum, row) => sum + probability[row]!, 0) / rows.length
    return {
      from: probability[rows[0]!]!,
      to: probability[rows.at(-1)!]!,
      mean,
      observed: wins / rows.length,
      n: rows.length,
      ...wilson(wins, rows.length),
    }
  })
}

/** Wilson's score interval at 95 % (Wilson 1927). */
export function wilson(wins: number, n: number): { readonly low: number; readonly high: number } {
  if (n === 0) return { low: 0, high: 1 }
  const z = 1.959963984540054
  const share = wins / n
  const middle = share + (z * z) / (2 * n)
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  const whole = 1 + (z * z) / n
  return { low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) }
}

/** Expected calibration error: mean distance of stated and observed shares over the bins. */
export function calibrationError(judged: Judged): number {
  const table = calibrationTable(judged)
  const rows = table.reduce((sum, { n }) => sum + n, 0)
  return table.reduce(
    (sum, { mean, observed, n }) => sum + (n / Math.max(1, rows)) * Math.abs(mean - observed),
    0,
  )
}

/** Share won among the tenth with the highest probabilities, over the share won of all; 1 where nobody was won. */
export function liftAtTenth({ probability, won }: Judged): number {
  const order = Array.from(probability.keys()).sort(
    (left, right) => probability[right]! - probability[left]! || left - right,
  )
  const top = order.slice(0, Math.max(1, Math.round(order.length / 10)))
  const all = won.reduce((sum, each) => sum + each, 0) / Math.max(1, won.length)
  return all === 0 ? 1 : top.reduce((sum, row) => sum + won[row]!, 0) / top.length / all
}
