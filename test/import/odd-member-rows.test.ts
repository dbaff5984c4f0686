import { expect, test } from 'vitest'
import type { ImportTally } from '#server/usecases/imports/import-tally.ts'
import { readMemberRows } from '#server/usecases/imports/member-rows.ts'

const COLUMNS = ['no', 'sponsor', 'joined', 'country', 'status', 'mail']
const MAPPING = {
  columns: {
    number: 'no',
    sponsor: 'sponsor',
    joinedOn: 'joined',
    country: 'country',
    status: 'status',
    email: 'mail',
  },
  ...{ dates: 'YYYY-MM-DD', countries: { Germany: 'DE' }, statuses: { on: 'ENROLLED' } },
  ...{ nameText: 'Nr {number}', ignore: [] },
}

/** What is read of rows, the codes of those that are rejected, and of those that are warned of. */
async function read(rows: readonly (readonly string[])[]) {
  const said: string[] = []
  const say = async ({ row }: { row: { line: number } }, code: string) =>
    void said.push(`${row.line} ${code}`)
  const file = {
    ...{ name: 'members.csv', columns: COLUMNS, digest: '' },
    rows: async function* () {
      yield rows.map((fields, line) => ({ line, fields }))
    },
  }
  const tally = { reject: say, warn: say } as unknown as ImportTally
  const found = await readMemberRows(file, MAPPING as never, { tally, today: '2026-01-01' as never })
  return { ...found, said }
}

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'a country or a status called %s is one that the mapping does not name',
  async (word) => {
    const { members, said } = await read([
      ['1', '', '2024-01-01', word, '', ''],
      ['2', '', '2024-01-01', 'Germany', word, ''],
    ])
    expect(members.map(({ number, country, status }) => [number, country, status])).toEqual([
      ['1', 'ZZ', 'ENROLLED'],
    ])
    expect(said).toEqual(['0 COUNTRY_UNKNOWN', '1 STATUS_UNKNOWN'])
  },
)

test('a date beyond the ends of the calendar rejects its row alone, and its number is remembered', async () => {
  const { members, unreadable, said } = await read([
    ['1', '', '0001-01-01', 'DE', 'on', ''],
    ['2', '', '2024-01-01', 'DE', 'on', ''],
    ['3', '', '9999-12-31', 'DE', 'on', ''],
    ['4', '', '2199-12-31', 'DE', 'on', ''],
  ])
  expect(members.map(({ number }) => number)).toEqual(['2'])
  expect([...unreadable]).toEqual(['1', '3', '4'])
  expect(said).toEqual(['0 DATE_IMPOSSIBLE', '2 DATE_IMPOSSIBLE', '3 DATE_FUTURE'])
})

test('a number with signs that mean something to a replacement stands in the name as it is', async () => {
  const { members } = await read([['$&7', '', '2024-01-01', 'DE', 'on', '']])
  expect(members[0]?.name).toBe('Nr $&7')
})

test('an e-mail address is written small, and what is none is left out with a warning', async () => {
  const { members, said } = await read([
    ['1', '', '2024-01-01', 'DE', 'on', 'Anna@Example.ORG'],
    ['2', '', '2024-01-01', 'DE', 'on', 'no mail'],
    ['3', '', '2024-01-01', 'DE', 'on', ''],
  ])
  expect(members.map(({ email }) => email)).toEqual(['anna@example.org', null, null])
  expect(said).toEqual(['1 EMAIL_UNREADABLE'])
})

test('signs that nobody sees count as spaces', async () => {
  const { members } = await read([[' 7\u0000', '\u0007', '2024-01-01\u0001', 'Ger\u0000many', 'on', '']])
  expect(members[0]).toMatchObject({ number: '7', sponsor: '', joinedOn: '2024-01-01', country: 'ZZ' })
})
