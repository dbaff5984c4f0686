import { z } from 'zod'
import type { Context } from '#server/api/graphql/context.ts'
import { ask, field, type Resolvers } from '#server/api/graphql/field.ts'
import { input, type PageArguments, pageOf, parseInput } from '#server/api/graphql/input.ts'
import { nextRankFace } from '#server/api/graphql/resolvers/next-rank.ts'
import { bonusTitle } from '#server/api/graphql/resolvers/titles.ts'
import { CAP_CODES } from '#server/domain/compensation/result.ts'
import type { StatementSummary } from '#server/domain/compensation/statement-summary.ts'
import { formatPoints, pointsOf } from '#server/domain/kernel/points.ts'
import type { ContactFace } from '#server/ports/contact-faces.ts'
import { placeAfter, rowsBefore } from '#server/usecases/page-place.ts'
import type { BonusTitles } from '#server/usecases/periods/bonus-titles.ts'
import { explainLine } from '#server/usecases/periods/explain-line.ts'
import {
  type LineView,
  readStatement,
  readStatementLines,
  type StatementView,
} from '#server/usecases/periods/read-statement.ts'
import {
  readOwnStatements,
  readStatements,
  type StatementRowView,
} from '#server/usecases/periods/read-statements.ts'
import { statementId } from '#server/usecases/periods/statement-id.ts'

const nothing = (): undefined => undefined

/** An amount in the currency the run was computed in. */
const moneyIn = (currency: string, minor: bigint) => ({ minor, currency })

const crumb = (id: string, face: ContactFace | undefined) => face ?? { id, number: '', name: '' }

const adjustedOf = ({ adjustments }: StatementSummary): bigint =>
  adjustments.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n)

function statementRow({ head, run, face }: StatementRowView) {
  const { summary } = head
  return {
    id: statementId(head.runId, head.earnerId),
    period: head.period,
    state: run.state,
    member: crumb(head.earnerId, face),
    rank: summary.rank,
    active: summary.active,
    earned: moneyIn(head.currency, BigInt(summary.earnedMinor)),
    adjustments: moneyIn(head.currency, adjustedOf(summary)),
    total: moneyIn(head.currency, head.totalMinor),
    lines: head.lineCount,
  }
}

const pointsText = (summary: StatementSummary, volume: string): string =>
  formatPoints(pointsOf(BigInt(summary.volumes[volume] ?? '0')))

function statement({ head, run, face, titles, balanceBeforeMinor }: StatementView) {
  const { summary } = head
  const amount = (minor: bigint) => moneyIn(head.currency, minor)
  return {
    id: statementId(head.runId, head.earnerId),
    period: head.period,
    state: run.state,
    member: crumb(head.earnerId, face),
    plan: run.plan,
    version: run.version,
    rank: summary.rank,
    highestRank: summary.highestRank,
    active: summary.active,
    personalVolume: pointsText(summary, run.report.personalVolume),
    groupVolume: pointsText(summary, run.report.groupVolume),
    byBonus: summary.byBonus.map(({ bonus, lines, amountMinor }) => ({
      bonus,
      bonusTitle: bonusTitle(titles, bonus),
      lines,
      amount: amount(BigInt(amountMinor)),
    })),
    lines: (args: PageArguments & { readonly bonus?: string | null }, context: Context) =>
      linesOf({ id: statementId(head.runId, head.earnerId), currency: head.currency }, args, context),
    adjustments: summary.adjustments.map((adjustment) => ({
      ...adjustmentRow(adjustment, amount),
      bonusTitle: bonusTitle(titles, adjustment.bonus),
    })),
    earned: amount(BigInt(summary.earnedMinor)),
    adjusted: amount(adjustedOf(summary)),
    total: amount(head.totalMinor),
    balanceBefore: amount(balanceBeforeMinor),
    balanceAfter: amount(balanceBeforeMinor + head.totalMinor),
    missing: nextRankFace(summary.missing && { ...summary.missing, period: head.period, judged: true }),
  }
}

function adjustmentRow(
  { kind, orderNumber, originalPeriod, bonus, amountMinor, reason }: StatementSummary['adjustments'][number],
  amount: (minor: bigint) => unknown,
) {
  return {
    kind,
    orderNumber,
    originalPeriod,
    bonus,
    reason,
    order: null,
    amount: amount(BigInt(amountMinor)),
  }
}

interface LinesOf {
  readonly id: string
  readonly currency: string
}

async function linesOf(
  { id, currency }: LinesOf,
  args: PageArguments & { readonly bonus?: string | null },
  { caller }: Context,
) {
  const { after, first } = pageOf(args)
  const bonus = parseInput(input.optional(100), args.bonus)
  const page = { id, bonus, after: placeAfter(after, rowsBefore) ?? 0, first }
  const view = await ask(caller, readStatementLines, page)
  return {
    lines: view.lines.map((line) => lineOf(line, currency, view.titles)),
    page: { next: view.next, total: view.total },
  }
}

function lineOf({ line, order, source }: LineView, currency: string, titles: BonusTitles) {
  return {
    bonus: line.bonus,
    bonusTitle: bonusTitle(titles, line.bonus),
    number: line.line,
    order: order ? { ...order, buyer: order.buyer ?? null } : null,
    source: source ?? null,
    level: line.level,
    distance: line.distance,
    base: moneyIn(currency, line.base),
    share: '1',
    rate: line.rate === '' ? '0' : line.rate,
    amountBeforeCaps: moneyIn(currency, line.amountBeforeCapsMinor),
    amount: moneyIn(currency, line.amountMinor),
    caps: CAP_CODES.filter((_, bit) => (line.caps >> bit) % 2 === 1),
    reasonCode: line.code,
  }
}

const explainInput = z.object({ statement: input.text(100), line: z.int().min(1, 'lines count from 1') })

/** Statements, their lines, and how each came about. */
export const statementResolvers: Resolvers = {
  Query: {
    statements: field(
      readStatements,
      (args: PageArguments & { readonly period: string; readonly search?: string | null }) => ({
        period: parseInput(input.text(20), args.period),
        search: parseInput(input.optional(100), args.search),
        ...pageOf(args),
      }),
      ({ rows, next, total }) => ({ rows: rows.map(statementRow), page: { next, total } }),
    ),
    statement: field(
      readStatement,
      (args: unknown) => parseInput(z.object({ id: input.text(100) }), args),
      statement,
    ),
    ownStatements: field(readOwnStatements, nothing, (rows) => rows.map(statementRow)),
    explainLine: field(
      explainLine,
      (args: unknown) => parseInput(explainInput, args),
      ({ line, walk, share, exact, matches, currency, titles }) => ({
        line: { ...lineOf(line, currency, titles), share },
        walk: walk.map(({ face, why }) => ({ member: face, why })),
        exact,
        matches,
      }),
    ),
  },
}
