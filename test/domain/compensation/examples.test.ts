import { describe, expect, it } from 'vitest'
import type { ResultDocument } from '#server/cli/plan-result.ts'
import {
  documentNames,
  type ExampleCase,
  type ExpectedRow,
  exampleCases,
  fits,
  hundredths,
  periodsOf,
  runExample,
  sumOf,
} from '#test/domain/compensation/example-case.ts'

const cases = exampleCases()

describe.skipIf(cases.length > 0)('the published cases', () => {
  it('are not beside the project, so their figures are not compared: shared/examples is missing', () => {
    expect(documentNames().length).toBeGreaterThan(40)
  })
})

describe.skipIf(cases.length === 0)('the published cases come out exactly', () => {
  it.each(cases.map((one) => [one.id, one] as const))('%s', (_, one) => {
    const results = runExample(one.file)
    for (const row of one.expected) checkRow(one, row, results)
    if (one.scope === 'all') checkNothingElse(one, results)
    for (const [key, text] of Object.entries(one.totals)) {
      expect([key, totalOf(one, key, results)]).toEqual([key, hundredths(text)])
    }
    checkCarry(one, results)
    checkPlacements(one, results)
    checkLedger(one, results)
    for (const result of results) checkEntitlement(result)
  })
})

const linesOf = (row: ExpectedRow, results: readonly ResultDocument[]) =>
  periodsOf(row, results).flatMap(({ lines }) => lines.filter((line) => fits(row, line)))

function checkRow(one: ExampleCase, row: ExpectedRow, results: readonly ResultDocument[]): void {
  if (row.check !== undefined) {
    checkFigure(row, results)
    return
  }
  const wanted = hundredths(row.amount ?? '0')
  if (row.adjustment !== undefined) {
    const found = periodsOf(row, results)
      .flatMap(({ adjustments }) => adjustments)
      .filter(({ earner, bonus, order }) => earner === row.member && bonus === row.bonus && order === row.of)
    expect([row, sumOf(found.map(({ amount }) => amount))]).toEqual([row, wanted])
    return
  }
  const found = linesOf(row, results).map(({ amount }) => amount)
  expect([one.id, row, sumOf(found)]).toEqual([one.id, row, wanted])
}

/** Rows with `check` read figures that are no earning lines. */
function checkFigure(row: ExpectedRow, results: readonly ResultDocument[]): void {
  const check = row.check ?? ''
  const [result] = results
  const rank = (result?.ranks as Record<string, RankDocument> | undefined)?.[row.member]
  const volume = /^group volume (.+)$/.exec(check)?.[1]
  if (volume !== undefined) {
    const [of] = periodsOf({ period: volume }, results)
    const text = (of?.volumes as Record<string, { gv?: string }> | undefined)?.[row.member]?.gv ?? '0'
    expect([check, hundredths(text)]).toEqual([check, hundredths(row.value ?? '')])
    return
  }
  const team = /^team (.+) met$/.exec(check)?.[1]
  if (team !== undefined) {
    const leg = rank?.missing?.conditions.flatMap(({ legs }) => legs ?? []).find(({ head }) => head === team)
    expect([check, leg?.met]).toEqual([check, row.value === 'true'])
    if (row.missing !== undefined) expect(hundredths(leg?.missing ?? '')).toBe(hundredths(row.missing))
    return
  }
  const condition = rank?.missing?.conditions[0]
  const figures: Record<string, string | null | undefined> = {
    'gate met': String(rank?.paidAs === 'GATE'),
    rank: rank?.paidAs,
    'cap per leg': condition?.legCap,
    'counted volume': condition?.have,
    missing: condition?.missing,
  }
  const found = figures[check]
  const plain = /^\d/.test(row.value ?? '')
    ? hundredths(found ?? '') === hundredths(row.value ?? '')
    : found === row.value
  expect([check, found, plain]).toEqual([check, found, true])
}

interface RankDocument {
  readonly paidAs: string | null
  readonly missing: {
    readonly conditions: readonly {
      readonly legCap?: string
      readonly have: string
      readonly missing: string
      readonly legs?: readonly { head: string; met: boolean; missing: string }[]
    }[]
  } | null
}

function checkNothingElse(one: ExampleCase, results: readonly ResultDocument[]): void {
  for (const result of results) {
    const rows = one.expected.filter((row) => periodsOf(row, results).includes(result))
    const stray = result.lines.filter(
      (line) => hundredths(line.amount) !== 0n && !rows.some((row) => fits(row, line)),
    )
    expect([one.id, stray]).toEqual([one.id, []])
    const adjusted = result.adjustments.filter(
      ({ earner, order }) => !rows.some((row) => row.adjustment && row.member === earner && row.of === order),
    )
    expect(adjusted).toEqual([])
  }
}

/** A total by its key: see the README of the examples. */
function totalOf(one: ExampleCase, key: string, results: readonly ResultDocument[]): bigint {
  const lines = results.flatMap((result) => result.lines)
  const paid = sumOf(lines.map(({ amount }) => amount))
  const raw = sumOf(lines.map(({ amountBeforeCaps }) => amountBeforeCaps))
  if (key === 'paid') return paid
  if (key === 'raw') return raw
  if (key === 'cut') return raw - paid
  if (key === 'balance') return sumOf(results.flatMap(({ totals }) => Object.values(totals)))
  if (key === 'branchOverride') {
    const customers = new Set(one.customers?.map(({ id }) => id))
    const rows = one.expected.filter(({ from }) => from !== undefined && !customers.has(from))
    return sumOf(rows.flatMap((row) => linesOf(row, results)).map(({ amount }) => amount))
  }
  const breakage = /^breakage(.+)$/.exec(key)?.[1]
  if (breakage !== undefined) {
    const reason = breakage.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
    const rows = results.flatMap((result) => result.breakage).filter((row) => row.reason === reason)
    return sumOf(rows.map(({ amount }) => amount))
  }
  if (one.parameters.bonuses.some(({ id }) => id === key)) {
    return sumOf(lines.filter(({ bonus }) => bonus === key).map(({ amount }) => amount))
  }
  if (!one.members.some(({ id }) => id === key)) throw new Error(`${one.id} has a total nobody knows: ${key}`)
  const own =
    one.scope === 'all'
      ? lines.filter(({ earner }) => earner === key)
      : one.expected
          .filter(({ member, amount }) => member === key && amount)
          .flatMap((row) => linesOf(row, results))
  return sumOf(own.map(({ amount }) => amount))
}

function checkCarry(one: ExampleCase, results: readonly ResultDocument[]): void {
  for (const row of one.expectedCarry ?? []) {
    const [result] = row.period === undefined ? results.slice(-1) : periodsOf(row, results)
    const found = result?.carry.find(({ member }) => member === row.member)
    const legs = [row.member, hundredths(found?.left ?? '0'), hundredths(found?.right ?? '0')]
    expect(legs).toEqual([row.member, hundredths(row.L), hundredths(row.R)])
  }
}

function checkPlacements(one: ExampleCase, results: readonly ResultDocument[]): void {
  for (const row of one.expectedPlacements ?? []) {
    const found = results[0]?.placements.find(({ member }) => member === row.member)
    expect([row.member, found?.parent, found?.leg]).toEqual([row.member, row.parent, row.position])
  }
}

function checkLedger(one: ExampleCase, results: readonly ResultDocument[]): void {
  const rows = results.flatMap(({ ledger }) => ledger)
  const account = (member: string, name?: string) =>
    sumOf(
      rows
        .filter((row) => row.earner === member && (name ?? row.account) === row.account)
        .map((row) => row.amount),
    )
  for (const { member, amount, balance, shopCredit } of one.expectedLedger ?? []) {
    const found = [account(member), account(member, 'MONEY'), account(member, 'SHOP_CREDIT')]
    expect([member, ...found]).toEqual([
      member,
      hundredths(amount),
      hundredths(balance),
      hundredths(shopCredit),
    ])
  }
}

/** What the plan set aside is what was paid and what nobody received, per bonus to the cent. */
function checkEntitlement(result: ResultDocument): void {
  for (const { bonus, entitlement, paid, breakage } of result.bonuses) {
    expect([bonus, hundredths(paid) + hundredths(breakage)]).toEqual([bonus, hundredths(entitlement)])
  }
  const paid = sumOf(result.lines.map(({ amount }) => amount))
  const adjusted = sumOf(result.adjustments.map(({ amount }) => amount))
  expect(sumOf(Object.values(result.totals))).toBe(paid + adjusted)
  expect(sumOf(result.ledger.map(({ amount }) => amount))).toBe(paid + adjusted)
}
