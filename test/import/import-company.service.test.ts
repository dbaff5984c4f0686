import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { instantOf } from '#server/domain/kernel/instant.ts'
import { accepted } from '#server/domain/kernel/result.ts'
import { parseTimeZone } from '#server/domain/kernel/time-zone.ts'
import { readMapping } from '#server/formats/mapping.ts'
import type { ImportMapping } from '#server/ports/import-mapping.ts'
import { systemActor } from '#server/usecases/actor.ts'
import { setUpCompany } from '#server/usecases/company/set-up-company.ts'
import { type ImportedCompany, importCompany } from '#server/usecases/imports/import-company.ts'
import { type OpenPorts, openPorts } from '#test/import/open-ports.ts'
import { describeWithNeo4j, testNeo4j } from '#test/support/neo4j.ts'

const MAPPING = `
schema: stemma.mapping/1
company:
  store: corner-shop
  name: Corner Shop
  currency: EUR
  timeZone: Europe/Berlin
  firstPeriod: 2024-01
members:
  file: members.csv
  columns: { number: no, sponsor: sponsor, joinedOn: joined, name: name }
  dates: DD.MM.YYYY
orders:
  file: orders.csv
  columns: { order: order, product: product, quantity: pieces, at: at, unitPrice: price, buyer: buyer }
  ignore: [shop]
  decimal: ","
  dates: DD.MM.YYYY
  creditNotePrefix: C
  services: [POST]
`
const MEMBERS = `no;sponsor;joined;name
1;;01.01.2024;Jürgen
2;1;02.01.2024;Anna
3;2;03.01.2024;Ruth
`
const ORDERS = `order;product;pieces;at;price;buyer;shop
B1;TEA;2;05.01.2024 10:00;1.000,50;2;x
B1;POST;1;05.01.2024 10:00;4,90;2;x
B2;TEA;3;06.01.2024 10:00;2,00;2;x
B3;TEA;1;07.01.2024 10:00;2,00;;x
C4;TEA;-4;08.02.2024 10:00;2,00;2;x
`

describeWithNeo4j('importing a company', () => {
  let opened: OpenPorts | undefined
  let folder = ''

  beforeEach(async () => {
    await opened?.close()
    if (folder !== '') await rm(folder, { recursive: true, force: true })
    folder = await mkdtemp(join(tmpdir(), 'stemma-import-'))
    opened = await openPorts(testNeo4j(), { fresh: true, imports: folder })
  })
  afterAll(async () => {
    await opened?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const caller = () => ({ ports: opened!.ports, actor: systemActor() })
  const mapping = (): ImportMapping => {
    const reading = readMapping(MAPPING)
    if (!reading.ok) throw new Error(JSON.stringify(reading.issues))
    return reading.mapping
  }
  const ask = async (text: string): Promise<unknown[]> =>
    (await opened!.driver.executeQuery(text)).records.map((record) => record.get(0))
  const count = async (what: string): Promise<number> =>
    Number((await ask(`MATCH ${what} RETURN count(*)`))[0])

  async function files(members: string | Uint8Array, orders: string): Promise<void> {
    await writeFile(join(folder, 'members.csv'), members)
    await writeFile(join(folder, 'orders.csv'), orders)
  }
  async function prepare(): Promise<void> {
    const zone = parseTimeZone('Europe/Berlin')!
    const company = { name: 'Corner Shop', currency: 'EUR', timeZone: zone, periodKind: 'MONTH' } as const
    const answer = await setUpCompany(caller(), { ...company, firstPeriod: '2024-01', demo: false })
    expect(answer.ok).toBe(true)
  }
  async function run(options: { dryRun?: boolean; heard?: () => void } = {}): Promise<ImportedCompany> {
    const { dryRun = false, heard = () => undefined } = options
    const answer = await importCompany(caller(), { mapping: mapping(), folder, dryRun, heard })
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusals))
    return answer.value
  }
  const reasons = (imported: ImportedCompany) => {
    const sums: Record<string, number> = {}
    for (const { code, count: times } of imported.rejectedBy) sums[code] = (sums[code] ?? 0) + times
    return sums
  }

  it('takes what is sound: one rounding, services and company sales without CV, oldest lines credited', async () => {
    await files(MEMBERS, ORDERS)
    await prepare()
    const imported = await run()
    expect(imported).toMatchObject({ read: 8, accepted: 8, rejected: 0, unchanged: 0, state: 'DONE' })
    expect(
      await ask("MATCH (o:Order {number: 'B1'}) RETURN toString(o.amountMinor) + ' ' + toString(o.cvMinor)"),
    ).toEqual(['200590 200100'])
    expect(await ask("MATCH (o:Order {number: 'B3'}) RETURN o.memberId IS NULL AND o.cvMinor = 0")).toEqual([
      true,
    ])
    const notes =
      'MATCH (n:CreditNote)-[:CREDITS]->(o:Order) WITH n, o ORDER BY n.number ' +
      'RETURN n.number + " " + o.number + " " + toString(n.quantities[0])'
    expect(await ask(notes)).toEqual(['C4 B1 2', 'C4/2 B2 2'])
    expect(await ask("MATCH (m:Member {number: '1'}) RETURN m.name")).toEqual(['Jürgen'])
  })

  it('changes nothing by a second run', async () => {
    await files(MEMBERS, ORDERS)
    await prepare()
    await run()
    const events = await count('(:Event)')
    expect(await run()).toMatchObject({ read: 8, accepted: 0, unchanged: 8, rejected: 0, warnings: 0 })
    expect(await count('(:Event)')).toBe(events)
  })

  it('says of whom the company has other details which they are, and leaves them', async () => {
    await files(MEMBERS, ORDERS)
    await prepare()
    await run()
    const events = await count('(:Event)')
    await files(MEMBERS.replace('Anna', 'Anne').replace('3;2;03', '3;1;04').replace('Jürgen', ''), ORDERS)
    const again = await run()
    expect(again).toMatchObject({ accepted: 0, unchanged: 8, rejected: 0, warnings: 2 })
    expect(await count('(:Event)')).toBe(events)
    const told = (await readFile(again.file!, 'utf8')).match(/Member \d+ is in the company[^)]*\)/g)
    expect(told).toEqual([
      'Member 2 is in the company with other details (name)',
      'Member 3 is in the company with other details (sponsor, joinedOn)',
    ])
  })

  it('writes nothing in a dry run and judges as the real one', async () => {
    await files(MEMBERS, ORDERS)
    const dry = await run({ dryRun: true })
    expect(await count('(:Event)')).toBe(0)
    await prepare()
    const { id: _a, dryRun: _b, file: _c, ...real } = await run()
    expect(dry).toMatchObject(real)
  })

  it('completes what an import that stopped half-way began, without doubles', async () => {
    await files(MEMBERS, ORDERS)
    await prepare()
    let steps = 0
    const heard = (): void => {
      steps += 1
      if (steps === 3) throw new Error('killed')
    }
    await expect(run({ heard })).rejects.toThrow('killed')
    expect(await count('(:Member)')).toBe(3)
    expect(await count('(:CreditNote)')).toBe(0)
    const { accepted: added, unchanged, rejected } = await run()
    expect(added + unchanged).toBe(8)
    expect(rejected).toBe(0)
    expect(unchanged).toBeGreaterThan(0)
    expect(await count('(:Order)')).toBe(3)
    expect(await count('(:CreditNote)')).toBe(2)
    expect(await ask('MATCH (i:Import) RETURN i.state ORDER BY i.startedAt')).toEqual(['FAILED', 'DONE'])
  })

  it('stops at the next batch when it is cancelled', async () => {
    await files(MEMBERS, ORDERS)
    await prepare()
    const heard = (): void => {
      void opened!.ports.jobs.list('IMPORT', 1).then(([job]) => opened!.ports.jobs.requestCancel(job!.id))
    }
    const many = Array.from({ length: 4_000 }, (_, at) => `${at + 10};1;02.01.2024;N${at}\n`).join('')
    await files(MEMBERS + many, ORDERS)
    const imported = await run({ heard })
    expect(imported.state).toBe('CANCELLED')
    expect((await run()).state).toBe('DONE')
    expect(await count('(:Member)')).toBe(4_003)
  })

  it('reports every bad row with file, line and reason, in a file of its owner and in the store', async () => {
    const members = [
      ...['2;1;04.01.2024;Double', '4;9;04.01.2024;Orphan', '5;6;04.01.2024;Ring', '6;5;04.01.2024;Ring'],
      ...['7;1;30.02.2024;Never', '8;1'],
    ]
    const orders = [
      ...['B5;TEA;1;05.01.2024;2,00;77;x', 'B6;TEA;-1;05.01.2024;2,00;2;x', 'B7;TEA;1;05.01.2024;-2,00;2;x'],
      ...['B8;TEA;1,5;05.01.2024;2,00;2;x', 'B9;TEA;1;31.04.2024;2,00;2;x', 'B10;TEA;1;01.01.2024;2,00;3;x'],
      ...[
        'B11;TEA;1;05.01.2024;2,00;2;x',
        'B11;TEA;1;05.01.2024;2,00;3;x',
        'C12;SOAP;-1;08.02.2024;2,00;2;x',
      ],
    ]
    await files(`${MEMBERS}${members.join('\n')}\n`, `${ORDERS}${orders.join('\n')}\n`)
    await prepare()
    const imported = await run()
    expect(reasons(imported)).toEqual({
      MEMBER_TWICE: 1,
      SPONSOR_UNKNOWN: 1,
      SPONSOR_RING: 2,
      DATE_IMPOSSIBLE: 2,
      ROW_LENGTH: 1,
      BUYER_UNKNOWN: 1,
      QUANTITY_NEGATIVE: 1,
      PRICE_NEGATIVE: 1,
      QUANTITY_UNREADABLE: 1,
      ORDER_BEFORE_JOINED: 1,
      ORDER_TWO_BUYERS: 2,
      CREDIT_UNMATCHED: 1,
    })
    expect(imported.read).toBe(imported.accepted + imported.rejected + imported.unchanged)
    const report = await readFile(imported.file!, 'utf8')
    expect(report).toContain('REJECTED,members.csv,6,SPONSOR_UNKNOWN')
    expect(report).toContain('REJECTED,orders.csv,7,BUYER_UNKNOWN')
    expect((await stat(imported.file!)).mode & 0o777).toBe(0o600)
    const wanted = { code: 'SPONSOR_RING', after: 0, first: 10 }
    const page = await opened!.ports.imports.rejected(imported.id, wanted)
    expect(page.rows.map(({ line }) => line).toSorted()).toEqual([7, 8])
    expect(page.rows.map(({ facts }) => facts['number']).toSorted()).toEqual(['5', '6'])
    const [stored] = await opened!.ports.imports.list(5)
    expect(stored).toMatchObject({ id: imported.id, state: 'DONE', rejected: imported.rejected })
  })

  it('refuses what is dated into a closed period, and takes the rest', async () => {
    await files(MEMBERS, ORDERS)
    await prepare()
    const body = { period: '2024-01', frozenAt: instantOf(0), closerId: 'u' as never }
    await opened!.ports.changes.commit({ actor: 'system', verb: 'test' }, async () =>
      accepted({
        events: [{ kind: 'PERIOD_FROZEN', subject: '2024-01', body }],
        restsOn: [],
        raises: ['period:2024-01'],
      }),
    )
    expect(reasons(await run())).toEqual({ PERIOD_CLOSED: 4, CREDIT_UNMATCHED: 1 })
  })

  it('names a column that is not there, and touches nothing', async () => {
    await files(MEMBERS.replace('sponsor', 'upline'), ORDERS)
    await prepare()
    const events = await count('(:Event)')
    await expect(run()).rejects.toThrow(/members\.csv: there is no column "sponsor"/)
    expect(await count('(:Event)')).toBe(events)
  })

  it('warns of columns nobody reads and of doubles, and takes them', async () => {
    await files(
      MEMBERS.replaceAll('\n', ';x\n').replace('name;x', 'name;hobby'),
      `${ORDERS}B5;TEA;1;05.01.2024;2,00;2;x\nB5;TEA;1;05.01.2024;2,00;2;x\n`,
    )
    await prepare()
    const { warnedBy, rejected } = await run()
    expect(rejected).toBe(0)
    expect(warnedBy.map(({ code }) => code).toSorted()).toEqual(['DUPLICATE_LINE', 'UNKNOWN_COLUMN'])
  })
})
