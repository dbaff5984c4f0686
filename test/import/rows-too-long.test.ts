import { expect, test } from 'vitest'
import { AMOUNT_MOST, TEXT_MOST } from '#server/usecases/imports/field-values.ts'
import type { ImportScene } from '#server/usecases/imports/import-scene.ts'
import type { ImportTally } from '#server/usecases/imports/import-tally.ts'
import { readMemberRows } from '#server/usecases/imports/member-rows.ts'
import { type LineReading, readOrderLine } from '#server/usecases/imports/order-rows.ts'

/** Why the rows of a file of members are not taken, `undefined` for those that are. */
async function memberReasons(rows: readonly (readonly string[])[]) {
  const reasons = new Map<number, unknown>()
  const tally = {
    reject: async ({ row }: { row: { line: number } }, code: string, facts: unknown) =>
      void reasons.set(row.line, [code, facts]),
    warn: async () => undefined,
  } as unknown as ImportTally
  const columns = ['no', 'sponsor', 'joined', 'name', 'mail']
  const file = {
    ...{ name: 'members.csv', columns, digest: '' },
    rows: async function* () {
      yield rows.map((fields, line) => ({ line, fields }))
    },
  }
  const mapping = {
    columns: { number: 'no', sponsor: 'sponsor', joinedOn: 'joined', name: 'name', email: 'mail' },
    ...{ dates: 'YYYY-MM-DD', countries: {}, statuses: {}, nameText: '{number}', ignore: [] },
  }
  await readMemberRows(file, mapping as never, { tally, today: '2026-01-01' as never })
  return rows.map((_row, line) => reasons.get(line))
}

test('a number that no index can hold, and a name nobody has, are refused with their length', async () => {
  const long = (field: keyof typeof TEXT_MOST) => 'x'.repeat(TEXT_MOST[field] + 1)
  const fits = (field: keyof typeof TEXT_MOST) => 'x'.repeat(TEXT_MOST[field])
  expect(
    await memberReasons([
      [fits('number'), '', '2024-01-01', fits('name'), fits('email')],
      [long('number'), '', '2024-01-01', 'Ann', ''],
      ['2', '', '2024-01-01', long('name'), ''],
      ['3', '', '2024-01-01', 'Eve', long('email')],
    ]),
  ).toEqual([
    undefined,
    ['TEXT_TOO_LONG', { field: 'number', length: '61', most: '60' }],
    ['TEXT_TOO_LONG', { field: 'name', length: '201', most: '200' }],
    ['TEXT_TOO_LONG', { field: 'email', length: '255', most: '254' }],
  ])
})

/** Why a line of an order is not taken. */
function lineReason(fields: readonly string[]) {
  const company = { currency: 'EUR', timeZone: 'Europe/Berlin', periodKind: 'MONTH' }
  const mapping = { company, orders: { decimal: '.', dates: 'YYYY-MM-DD' } }
  const scene = { mapping, calendar: { kind: 'MONTH', zone: 'Europe/Berlin' } } as unknown as ImportScene
  const places = { order: 0, product: 1, productName: -1, quantity: 2, at: 3, unitPrice: 4, buyer: 5 }
  const reading: LineReading = { scene, places, columns: 6, isCredit: false }
  const read = readOrderLine({ line: 2, fields }, reading)
  return 'code' in read ? read.code : undefined
}

test('an order or product number that no index can hold is refused', () => {
  const at = '2024-01-05 10:00'
  expect(lineReason(['B1', 'TEA', '1', at, '2.00', '7'])).toBeUndefined()
  expect(lineReason(['B'.repeat(61), 'TEA', '1', at, '2.00', '7'])).toBe('TEXT_TOO_LONG')
  expect(lineReason(['B1', 'T'.repeat(61), '1', at, '2.00', '7'])).toBe('TEXT_TOO_LONG')
})

test('an amount beyond every order is refused, the largest one is not', () => {
  const at = '2024-01-05 10:00'
  const largest = `${AMOUNT_MOST / 100n}.00`
  expect(lineReason(['B1', 'TEA', '1', at, largest, '7'])).toBeUndefined()
  expect(lineReason(['B1', 'TEA', '2', at, largest, '7'])).toBe('AMOUNT_TOO_LARGE')
  expect(lineReason(['B1', 'TEA', '999999999', at, '99999999999.00', '7'])).toBe('AMOUNT_TOO_LARGE')
})
