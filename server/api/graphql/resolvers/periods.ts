import { z } from 'zod'
import { field, type Resolvers } from '#server/api/graphql/field.ts'
import { input, parseInput } from '#server/api/graphql/input.ts'
import { planMessages } from '#server/api/graphql/resolvers/plan-messages.ts'
import { bonusTitle } from '#server/api/graphql/resolvers/titles.ts'
import { formatScaled, roundHalfAway } from '#server/domain/kernel/rate.ts'
import type { Refusal } from '#server/domain/kernel/refusal.ts'
import type { StoredRun } from '#server/ports/period-facts.ts'
import { closePeriod } from '#server/usecases/periods/close-period.ts'
import { computePeriod } from '#server/usecases/periods/compute-period.ts'
import { type PeriodView, readPeriod } from '#server/usecases/periods/read-period.ts'
import { type PeriodRowView, readPeriods } from '#server/usecases/periods/read-periods.ts'
import { reviewPeriod } from '#server/usecases/periods/review-period.ts'

const nothing = (): undefined => undefined
const named = z.object({ period: input.text(20) })
const reviewed = named.extend({ resultDigest: input.text(64) })

function periodRow({ cvMinor, totalMinor, currency, ...row }: PeriodRowView) {
  return {
    ...row,
    cv: { minor: cvMinor, currency },
    total: totalMinor === null ? null : { minor: totalMinor, currency },
  }
}

/** Refusals as the API shows them inside data: facts as JSON text. */
export const refusalViews = (refusals: readonly Refusal[]) =>
  refusals.map(({ code, facts, field: at }) => ({ code, facts: JSON.stringify(facts), field: at ?? null }))

const actionState = (refusals: readonly Refusal[]) => ({
  allowed: refusals.length === 0,
  reasons: refusalViews(refusals),
})

/** Percent with two decimals; null without CV. */
function ratioOf(totalMinor: bigint, cvMinor: bigint): string | null {
  return cvMinor <= 0n ? null : formatScaled(roundHalfAway(totalMinor * 10_000n, cvMinor), 2)
}

function runOf(run: StoredRun, { reviewedBy, closedBy, titles }: PeriodView, currency: string) {
  const { report } = run
  const amount = (minor: bigint | string) => ({ minor: BigInt(minor), currency })
  const entitled = <Sum extends { bonus: string; amountMinor: string }>({ amountMinor, ...each }: Sum) => ({
    ...each,
    bonusTitle: bonusTitle(titles, each.bonus),
    amount: amount(amountMinor),
  })
  return {
    ...run,
    reviewedBy,
    closedBy,
    total: amount(run.totalMinor),
    cv: amount(report.cvMinor),
    ratio: ratioOf(run.totalMinor, BigInt(report.cvMinor)),
    earners: report.earners,
    byBonus: report.byBonus.map(entitled),
    breakage: report.breakage.map(entitled),
    ranks: report.ranks,
    checks: report.checks,
    adjustments: amount(report.adjustmentsMinor),
  }
}

function periodView(view: PeriodView) {
  const { currency } = view.row
  return {
    row: periodRow(view.row),
    run: view.run ? runOf(view.run, view, currency) : null,
    computations: view.computations.map(({ totalMinor, ...each }) => ({
      ...each,
      total: { minor: totalMinor, currency },
    })),
    progress: view.progress,
    compute: actionState(view.compute),
    review: actionState(view.review),
    close: actionState(view.close),
    planMessages: planMessages(view.findings),
  }
}

/** Periods: their list, their workspace, and the three steps of a run. */
export const periodResolvers: Resolvers = {
  Query: {
    periods: field(readPeriods, nothing, (rows) => rows.map(periodRow)),
    period: field(
      readPeriod,
      (args: { readonly id: string }) => ({ period: parseInput(input.text(20), args.id) }),
      periodView,
    ),
  },
  Mutation: {
    computePeriod: field(computePeriod, (args: unknown, context) => {
      context.unhurried()
      return parseInput(named, args)
    }),
    reviewPeriod: field(reviewPeriod, (args: unknown) => parseInput(reviewed, args)),
    closePeriod: field(closePeriod, (args: unknown, context) => {
      context.unhurried()
      return parseInput(named, args)
    }),
  },
}
