import { type DemoLogIn, type DemoRecord, readDemoRecord, writeDemoRecord } from '#seeds/demo/demo-file.ts'
import { settlePeriods } from '#seeds/demo/demo-periods.ts'
import { demoLogIns, demoUserId, demoUsers, userCreated } from '#seeds/demo/demo-users.ts'
import { type DemoStory, tellStory } from '#seeds/demo/story.ts'
import { type Chapter, type DemoStage, storyChapters } from '#seeds/demo/story-events.ts'
import { InvalidInput } from '#server/domain/kernel/failure.ts'
import { Bug, invariant } from '#server/domain/kernel/invariant.ts'
import type { PeriodCalendar } from '#server/domain/kernel/period.ts'
import { accepted, type Result } from '#server/domain/kernel/result.ts'
import { dateAt, parseTimeZone } from '#server/domain/kernel/time-zone.ts'
import type { Committed } from '#server/ports/changes.ts'
import { systemActor } from '#server/usecases/actor.ts'
import { type PlanInput, savePlanVersion } from '#server/usecases/plans/save-plan-version.ts'
import type { Ports } from '#server/usecases/ports.ts'

/** What the demo is made with. */
export interface DemoWorld {
  readonly ports: Ports
  /** The company's folder: the log-ins are kept in it (`demo.json`, its owner only). */
  readonly folder: string
  /** The shipped plan, valid from this day on. */
  readonly planFrom: (validFrom: string) => PlanInput
  /** Hears the progress. */
  readonly say: (line: string) => void
  /** Another story (tests); default the whole one. */
  readonly tell?: typeof tellStory
}

const ZONE = parseTimeZone('Europe/Berlin')
const CURRENCY = 'EUR'
const EVENTS_A_CHANGE = 1_000
const SEED = 20

/**
 * Fills an empty store with the demo company, or completes what a killed seed began: every batch carries a request
 * key, so nothing is written twice. Answers the log-ins; a finished demo is left as it is. Throws InvalidInput when
 * the store holds a company that is not the demo.
 */
export async function seedDemo(world: DemoWorld): Promise<readonly DemoLogIn[]> {
  const { ports, folder, say } = world
  invariant(ZONE, 'this runtime knows Europe/Berlin')
  const calendar: PeriodCalendar = { kind: 'MONTH', zone: ZONE }
  const company = await ports.company.company()
  if (company && !company.demo) throw notTheDemo(company.name)
  const known = await readDemoRecord(folder)
  if (company && known?.done) return known.logIns
  if (company && !known) throw notTheDemo(`${company.name}, whose log-ins are gone,`)
  const now = ports.clock.now()
  const stage: DemoStage = { calendar, currency: CURRENCY, now, digest: ports.digest }
  const storyDay = (company && known?.storyDay) ?? dateAt(calendar.zone, now)
  const story = (world.tell ?? tellStory)(storyDay, calendar, SEED)
  const logIns = known?.logIns ?? demoLogIns(demoUsers(story, stage), ports.secret)
  const record: DemoRecord = { storyDay, seed: SEED, logIns, done: false }
  await writeDemoRecord(folder, record)
  await setUp(world, story, calendar)
  await writeUsers(world, stage, { story, logIns })
  for (const chapter of storyChapters(story, stage)) await writeChapter(world, chapter)
  await settle(world, stage, { story, logIns })
  await writeDemoRecord(folder, { ...record, done: true })
  say('demo company: ready')
  return logIns
}

function notTheDemo(name: string): InvalidInput {
  const reason = `this store holds ${name} and not the demo; name an empty one with --company`
  return new InvalidInput([{ path: 'company', reason }])
}

async function setUp(world: DemoWorld, story: DemoStory, calendar: PeriodCalendar): Promise<void> {
  const first = story.periods[0]
  invariant(first, 'a story has a first period')
  const body = {
    name: 'Nordlicht Naturpflege',
    currency: CURRENCY,
    timeZone: calendar.zone,
    periodKind: calendar.kind,
    firstPeriod: first.id,
    demo: true,
  } as const
  await write(world, 'company', [{ kind: 'COMPANY_SET_UP', subject: 'company', body }])
  const { ports } = world
  const input = world.planFrom(first.firstDay)
  const saved = (await ports.plans.versions()).some(({ plan }) => plan.plan === input.plan.plan)
  if (saved) return
  const answer = await savePlanVersion({ ports, actor: systemActor() }, input)
  if (!answer.ok) throw new Bug(`the demo's plan is refused: ${JSON.stringify(answer.refusals)}`)
}

interface Cast {
  readonly story: DemoStory
  readonly logIns: readonly DemoLogIn[]
}

async function writeUsers(world: DemoWorld, stage: DemoStage, { story, logIns }: Cast): Promise<void> {
  const { secret } = world.ports
  const passwords = new Map(logIns.map(({ email, password }) => [email, password]))
  const users = demoUsers(story, stage)
  const events = await Promise.all(
    users.map((user) => userCreated(user, passwords.get(user.email) ?? '', { stage, secret })),
  )
  await write(world, 'users', events)
}

async function writeChapter(world: DemoWorld, { name, events }: Chapter): Promise<void> {
  for (let from = 0; from < events.length; from += EVENTS_A_CHANGE) {
    const { repeated } = await write(world, `${name}/${from}`, events.slice(from, from + EVENTS_A_CHANGE))
    const done = Math.min(events.length, from + EVENTS_A_CHANGE)
    if (!repeated) world.say(`demo company: ${name} ${done} of ${events.length}`)
  }
}

async function write({ ports }: DemoWorld, key: string, events: Chapter['events']): Promise<Committed> {
  const context = { actor: 'system', verb: 'seedDemo', requestKey: `demo/${key}` }
  const committed = await ports.changes.commit(context, async () =>
    accepted({ events, restsOn: [], raises: [] }),
  )
  const written = succeeded(committed)
  await ports.genealogy.reached(written.seq, 10_000)
  return written
}

function succeeded<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Bug(`the demo cannot be written: ${JSON.stringify(result.refusals)}`)
}

async function settle(world: DemoWorld, stage: DemoStage, { story, logIns }: Cast): Promise<void> {
  const [reviewer, closer] = logIns.filter(({ role }) => role === 'FINANCE')
  invariant(reviewer && closer, 'the demo has two finance log-ins')
  const finance = {
    reviewer: demoUserId(stage, reviewer.email),
    closer: demoUserId(stage, closer.email),
  }
  await settlePeriods(world.ports, story.periods, { finance, say: world.say })
}
