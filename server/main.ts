import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { seedDemo } from '#seeds/demo/seed-demo.ts'
import { DEMO_COMPANY } from '#server/adapters/files/home.ts'
import type { DemoLogIn } from '#server/api/graphql/context.ts'
import { type Application, openApplication } from '#server/app.ts'
import { planFromDay } from '#server/cli/seed-plan.ts'
import { EXIT, type ExitCode } from '#server/cli/verb.ts'
import { readConfig } from '#server/config.ts'
import { Fault, InvalidInput } from '#server/domain/kernel/failure.ts'
import { finishClosings } from '#server/finish-closings.ts'
import { refusePortInUse } from '#server/port-check.ts'
import { buildWebIfOld } from '#server/web-build.ts'

const USAGE = 'npm start [-- --company <name>]'
const DEMO_PLAN = new URL('../seeds/plans/nordlicht.plan.yaml', import.meta.url)
const say = (line: string): void => console.log(line)
const started = performance.now()

/** Starts everything, prints where it answers, and stops cleanly on SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const company = readCompany(process.argv.slice(2))
  const config = readConfig()
  await refusePortInUse(config.port)
  const web = buildWebIfOld()
  web.catch(() => undefined)
  const app = await openApplication({ config, company, say: (line) => say(`  ${line}`) })
  stopOnSignals(app)
  const demoLogIns = company === DEMO_COMPANY ? await demo(app) : []
  if (await web) say('  web app: built')
  const doors = await app.serve({ demoLogIns })
  await printWelcome(app, doors.address, demoLogIns)
  finishClosings(app, say).catch((error: unknown) =>
    app.log.warn({ err: error }, 'closings were not completed'),
  )
}

function readCompany(args: readonly string[]): string {
  try {
    const { values } = parseArgs({ args: [...args], options: { company: { type: 'string' } }, strict: true })
    return values.company ?? DEMO_COMPANY
  } catch (error) {
    const reason = `${(error as Error).message.split('. ')[0]}. Usage: ${USAGE}`
    throw new InvalidInput([{ path: '', reason }])
  }
}

async function demo(app: Application): Promise<readonly DemoLogIn[]> {
  return seedDemo({
    ports: app.ports,
    folder: app.home.folder,
    planFrom: planFromDay(await readFile(DEMO_PLAN, 'utf8')),
    say: (line) => say(`  ${line}`),
  })
}

async function printWelcome(app: Application, address: string, logIns: readonly DemoLogIn[]): Promise<void> {
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const company = await app.ports.company.company()
  say('')
  say(`Stemma answers at ${address} (started in ${seconds} s; Ctrl-C stops it)`)
  if (!company) {
    const { company: name } = app.home
    say(
      `The store "${name}" is empty. Fill it: npm run -s stemma -- import company <folder> --company ${name}`,
    )
  }
  if (app.config.publicUrl !== undefined || logIns.length === 0) return
  say('Log-ins of the demo company:')
  for (const { role, email, password, leader } of logIns) {
    say(`  ${(leader ? `${role} (leader)` : role).padEnd(16)} ${email.padEnd(40)} ${password}`)
  }
}

/** The first signal stops in order; a second one exits at once. */
function stopOnSignals(app: Application): void {
  let stopping = false
  const stop = (): void => {
    if (stopping) process.exit(EXIT.outside)
    stopping = true
    say('\nStopping ...')
    app.close().then(
      () => process.exit(EXIT.done),
      (error: unknown) => fail(error),
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

function fail(error: unknown): never {
  console.error(sentenceOf(error))
  process.exit(exitOf(error))
}

function exitOf(error: unknown): ExitCode {
  if (error instanceof InvalidInput) return EXIT.badInput
  return error instanceof Fault ? EXIT.outside : EXIT.bug
}

/** One sentence that says what to do; a fault of our own with where it happened. */
function sentenceOf(error: unknown): string {
  if (error instanceof InvalidInput) return error.message
  if (!(error instanceof Fault)) return `Stemma has a fault of its own. ${(error as Error)?.stack ?? error}`
  return error.cause instanceof Error ? `${error.cause.message}.` : `${error.code}.`
}

main().catch(fail)
