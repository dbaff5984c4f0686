import { expect } from 'vitest'
import type { ResultDocument } from '#server/cli/plan-result.ts'
import {
  type ExpectedRow,
  fits,
  hundredths,
  periodsOf,
  runExample,
  sumOf,
} from '#test/domain/compensation/example-case.ts'

/**
 * A case whose documents lie under `seeds/plans/examples`, with the figures its source prints. Rows in `byHand` were
 * worked out by us from the printed rule and the printed input, because the source prints only rate, level or base.
 */
export interface PublishedCase {
  readonly document: string
  readonly printed: readonly PaidRow[]
  readonly byHand?: readonly PaidRow[]
  /** Earners the source says nothing about; whoever is neither here nor in a row earns nothing. */
  readonly others?: readonly string[]
  /** Left and right leg after the last period, by member. */
  readonly carry?: Readonly<Record<string, readonly [left: string, right: string]>>
}

export type PaidRow = ExpectedRow & { readonly bonus: string; readonly amount: string }

type Figure = Pick<ExpectedRow, 'level' | 'from' | 'order' | 'period'> & { readonly amount: string }

/** A row in short: who, under which bonus, and how much; with what else pins the lines. */
export const pays = (member: string, bonus: string, figure: string | Figure): PaidRow => ({
  member,
  bonus,
  ...(typeof figure === 'string' ? { amount: figure } : figure),
})

/** Runs the documents and compares each row, the carry, and that nobody else earns. */
export function expectPublished(published: PublishedCase): readonly ResultDocument[] {
  const results = runExample(published.document)
  const rows = [...published.printed, ...(published.byHand ?? [])]
  for (const row of rows) {
    const lines = periodsOf(row, results).flatMap((result) => result.lines.filter((line) => fits(row, line)))
    expect([row, sumOf(lines.map(({ amount }) => amount))]).toEqual([row, hundredths(row.amount)])
  }
  for (const result of results) expectNothingElse(result, rowsOf(rows, results, result), published.others)
  expectCarry(results.at(-1), published.carry)
  return results
}

const rowsOf = (rows: readonly PaidRow[], results: readonly ResultDocument[], result: ResultDocument) =>
  rows.filter((row) => periodsOf(row, results).includes(result))

function expectNothingElse(
  result: ResultDocument,
  rows: readonly PaidRow[],
  others: readonly string[] = [],
): void {
  const stray = result.lines.filter(
    (line) =>
      hundredths(line.amount) !== 0n && !others.includes(line.earner) && !rows.some((row) => fits(row, line)),
  )
  expect(stray).toEqual([])
  for (const { bonus, entitlement, paid, breakage } of result.bonuses) {
    expect([bonus, hundredths(paid) + hundredths(breakage)]).toEqual([bonus, hundredths(entitlement)])
  }
}

function expectCarry(result: ResultDocument | undefined, carry: PublishedCase['carry'] = {}): void {
  for (const [member, [left, right]] of Object.entries(carry)) {
    const found = result?.carry.find((row) => row.member === member)
    expect([member, hundredths(found?.left ?? '0'), hundredths(found?.right ?? '0')]).toEqual([
      member,
      hundredths(left),
      hundredths(right),
    ])
  }
}
