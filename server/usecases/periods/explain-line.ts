import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import { CURRENCY_DIGITS, type Currency } from '#server/domain/kernel/money.ts'
import {
  formatRate,
  multiplyRates,
  ONE_RATE,
  parseRate,
  type Rate,
  rateOf,
} from '#server/domain/kernel/rate.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'
import type { ContactFace } from '#server/ports/contact-faces.ts'
import type { StoredLine } from '#server/ports/period-facts.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import { type BonusTitles, titlesOf } from '#server/usecases/periods/bonus-titles.ts'
import { findStatement } from '#server/usecases/periods/find-statement.ts'
import { type LineView, lineViews, maySeeName } from '#server/usecases/periods/read-statement.ts'
import { type ReplayedLine, replayLine } from '#server/usecases/periods/replay-line.ts'
import { planOfRun } from '#server/usecases/periods/run-computation.ts'

/** Somebody between the order and the earner who used up no level. */
export interface WalkStepView {
  readonly face: ContactFace
  readonly why: string
}

/** How a line came about: the walk, and the product before it was rounded. */
export interface ExplanationView {
  readonly line: LineView
  readonly walk: readonly WalkStepView[]
  readonly share: string
  /** Exact decimal text, or a fraction where it has no end. */
  readonly exact: string
  /** False: walking again did not give the stored amount; an alarm, never a guess. */
  readonly matches: boolean
  readonly currency: string
  /** Of the run's plan. */
  readonly titles: BonusTitles
}

/** Computes one line again, from its order or from its whole period, and says whether it ends in the stored amount. */
export const explainLine = verb({
  name: 'explainLine',
  action: 'STATEMENT_SEE',
  async run(
    call,
    input: { readonly statement: string; readonly line: number },
  ): Promise<Result<ExplanationView>> {
    const found = await findStatement(call, input.statement)
    if (!found.ok) return found
    const { head, run } = found.value
    const [line] = await call.ports.periods.lines(head, input.line, input.line)
    const plan = (await planOfRun(call.ports, run))?.plan
    const bonus = plan?.bonuses.find(({ id }) => id === line?.bonus)
    if (!line || !plan || !bonus) return refused(refusal('NOT_FOUND'))
    const replayed = await replayLine(call, { run, line, plan, bonus, earner: head.summary.number })
    const [view] = await lineViews(call, [line])
    invariant(view, 'a line that was read has a view')
    const factor = factorOf(bonus)
    return accepted({
      line: view,
      walk: replayed ? await stepsOf(call, replayed) : [],
      share: formatRate(factor),
      exact: exactOf(line, factor, CURRENCY_DIGITS[head.currency as Currency]),
      currency: head.currency,
      titles: titlesOf(plan),
      matches: replayed !== undefined && replayed.amountMinor === line.amountBeforeCapsMinor,
    })
  },
})

async function stepsOf(call: Call, { walk, ids }: ReplayedLine): Promise<WalkStepView[]> {
  const faces = await call.ports.faces.faces(walk.map(({ member }) => ids.get(member) ?? ''))
  return walk.flatMap(({ member, why }) => {
    const face = faces.get(ids.get(member) ?? '')
    if (!face) return []
    return [{ face: maySeeName(call, face.id) ? face : { ...face, number: '', name: '' }, why }]
  })
}

function factorOf(bonus: Bonus): Rate {
  if (!('base' in bonus)) return ONE_RATE
  const { share, multiplier } = bonus.base
  return multiplyRates(share, multiplier)
}

/** Base times factor times rate, before rounding, in whole units of the currency. */
function exactOf(line: StoredLine, factor: Rate, digits: number): string {
  const rate = line.rate === '' ? undefined : parseRate(line.rate)
  if (!rate) return ''
  return formatRate(multiplyRates(multiplyRates(rateOf(line.base, 10n ** BigInt(digits)), factor), rate))
}
