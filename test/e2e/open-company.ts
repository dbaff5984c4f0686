import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settlePeriods } from '#seeds/demo/demo-periods.ts'
import { openDriver } from '#server/adapters/neo4j/driver.ts'
import type { Doors } from '#server/api/http/doors.ts'
import { type Application, openApplication } from '#server/app.ts'
import { planFromDay } from '#server/cli/seed-plan.ts'
import { readConfig } from '#server/config.ts'
import type { UserId } from '#server/domain/kernel/ids.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import type { PeriodCalendar } from '#server/domain/kernel/period.ts'
import type { Result } from '#server/domain/kernel/result.ts'
import { dateAt, parseTimeZone } from '#server/domain/kernel/time-zone.ts'
import { readMapping } from '#server/formats/mapping.ts'
import { systemActor } from '#server/usecases/actor.ts'
import { setUpCompany } from '#server/usecases/company/set-up-company.ts'
import { importCompany } from '#server/usecases/imports/import-company.ts'
import { savePlanVersion } from '#server/usecases/plans/save-plan-version.ts'
import { buildWebIfOld } from '#server/web-build.ts'
import { record } from '#test/api/open-house.ts'
import { type CompanyFiles, companyFiles } from '#test/e2e/company-files.ts'
import { emailOf, PASSWORD, PEOPLE, type Person } from '#test/e2e/people.ts'
import { emptyStore, testNeo4j } from '#test/support/neo4j.ts'

/** A company that runs: imported from files, its first period closed, the second a draft, the third still running. */
export interface OpenCompany {
  readonly app: Application
  readonly doors: Doors
  readonly files: CompanyFiles
  /** The period that waits as a draft. */
  readonly draft: string
  close(): Promise<void>
}

/** Opens the company with its web app on an emptied store of the run's Neo4j. */
export async function openCompany(): Promise<OpenCompany> {
  await emptied()
  await buildWebIfOld()
  const home = await mkdtemp(join(tmpdir(), 'stemma-stories-'))
  const config = readConfig({ STEMMA_HOME: home, LOG_LEVEL: 'warn' })
  const app = await openApplication({ config, company: 'stories', neo4j: testNeo4j() })
  const zone = parseTimeZone('Europe/Berlin')
  invariant(zone, 'this runtime knows Europe/Berlin')
  const calendar: PeriodCalendar = { kind: 'MONTH', zone }
  const files = companyFiles(dateAt(zone, app.ports.clock.now()), calendar)
  await setUp(app, files, calendar)
  await importFiles(app, files, join(home, 'files'))
  const ids = await writeUsers(app, files.leader)
  const finance = { reviewer: ids.finance, closer: ids.finance2 }
  await settlePeriods(app.ports, files.periods, { finance, say: () => undefined })
  const doors = await app.serve({ port: 0 })
  const now = app.ports.clock.now()
  const draft = files.periods.filter(({ to }) => to <= now).at(-1)?.id ?? ''
  const close = async (): Promise<void> => {
    await app.close()
    await rm(home, { recursive: true, force: true })
  }
  return { app, doors, files, draft, close }
}

async function emptied(): Promise<void> {
  const driver = openDriver(testNeo4j())
  const session = driver.session()
  await emptyStore(session)
  await session.close()
  await driver.close()
}

const caller = ({ ports }: Application) => ({ ports, actor: systemActor() })

function agreed<T>(answer: Result<T>): T {
  invariant(answer.ok, `the company stands: ${answer.ok ? '' : JSON.stringify(answer.refusals)}`)
  return answer.value
}

async function setUp(app: Application, { periods }: CompanyFiles, calendar: PeriodCalendar): Promise<void> {
  const [first] = periods
  invariant(first, 'a story has a first period')
  const company = { name: 'Wacholder & Co', currency: 'EUR', timeZone: calendar.zone } as const
  const cut = { periodKind: calendar.kind, firstPeriod: first.id, demo: false }
  agreed(await setUpCompany(caller(app), { ...company, ...cut }))
  const plan = await readFile(new URL('../../seeds/plans/nordlicht.plan.yaml', import.meta.url), 'utf8')
  agreed(await savePlanVersion(caller(app), planFromDay(plan)(first.firstDay)))
}

const mappingOf = (firstPeriod: string): string => `
schema: stemma.mapping/1
company:
  { store: stories, name: Wacholder & Co, currency: EUR, timeZone: Europe/Berlin, firstPeriod: ${firstPeriod} }
members:
  file: members.csv
  columns: { number: number, sponsor: sponsor, joinedOn: joined, name: name, country: country }
orders:
  file: orders.csv
  columns: { order: order, product: product, quantity: pieces, at: at, unitPrice: price, buyer: buyer }
  services: [VERSAND]
`

async function importFiles(app: Application, files: CompanyFiles, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'members.csv'), files.membersCsv)
  await writeFile(join(folder, 'orders.csv'), files.ordersCsv)
  const reading = readMapping(mappingOf(files.periods[0]?.id ?? ''))
  invariant(reading.ok, 'the mapping reads')
  const imported = agreed(
    await importCompany(caller(app), { mapping: reading.mapping, folder, dryRun: false }),
  )
  const rejected = Object.values(files.refused).reduce((sum, count) => sum + count, 0)
  invariant(imported.state === 'DONE' && imported.rejected === rejected, 'the files are imported')
}

async function writeUsers(app: Application, leader: string): Promise<Record<Person, UserId>> {
  const { ids, secret } = app.ports
  const passwordHash = await secret.hashPassword(PASSWORD)
  const leaderId = await app.ports.members.idOfNumber(leader)
  invariant(leaderId, 'the leader was imported')
  const made = Object.entries(PEOPLE).map(([person, [role, name]]) => ({
    person: person as Person,
    id: ids.next() as UserId,
    contactId: role === 'MEMBER' ? leaderId : null,
    ...{ role, name },
  }))
  await record(
    app.ports,
    made.map(({ person, id, contactId, role, name }) => ({
      kind: 'USER_CREATED',
      subject: id,
      body: { id, contactId, roles: [role] },
      personal: { email: emailOf(person), name, passwordHash, language: 'en' },
    })),
  )
  return Object.fromEntries(made.map(({ person, id }) => [person, id])) as Record<Person, UserId>
}
