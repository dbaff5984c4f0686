import { existsSync, readdirSync } from 'node:fs'
import { type Application, openApplication } from '#server/app.ts'
import { refusalSentence } from '#server/cli/refusal-sentence.ts'
import { EXIT, type Terminal, VerbStopped } from '#server/cli/verb.ts'
import { readConfig } from '#server/config.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import type { Result } from '#server/domain/kernel/result.ts'

/** Which store, and what shall happen when the operator presses Ctrl-C (a second time ends at once). */
export interface StoreWish {
  readonly company: string
  /** True for verbs that look at what is there: a name that has no store is a slip, and no store is made for it. */
  readonly existing?: boolean
  /** True for a verb that only compares the index with the graph (see `AppOptions`). */
  readonly idleIndex?: boolean
  readonly onInterrupt?: (app: Application) => Promise<void>
}

/** Opens a company's store (attaching to a server that runs on it), does the work and closes everything again. */
export async function withStore<T>(
  { company, existing, idleIndex, onInterrupt }: StoreWish,
  terminal: Terminal,
  work: (app: Application) => Promise<T>,
): Promise<T> {
  const config = readConfig()
  if (existing && config.neo4j === undefined) refuseUnknownStore(config.home, company)
  const app = await openApplication({
    config,
    company,
    idleIndex: idleIndex ?? false,
    say: (line) => terminal.note(`  ${line}`),
  })
  let interrupted = false
  const interrupt = (): void => {
    if (interrupted) process.exit(EXIT.outside)
    interrupted = true
    terminal.note('Stopping ...')
    const stop = onInterrupt ?? (() => app.close().then(() => process.exit(EXIT.outside)))
    stop(app).catch(() => process.exit(EXIT.outside))
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  try {
    return await work(app)
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
    await app.close()
  }
}

/** Ends the verb with exit 2 when no store of this name lies below the home. */
function refuseUnknownStore(home: string, company: string): void {
  const folders = existsSync(home) ? readdirSync(home, { withFileTypes: true }) : []
  const stores = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  if (stores.includes(company)) return
  const known = stores.length === 0 ? 'there is none yet' : `there are ${stores.toSorted().join(', ')}`
  const sentence = `There is no store "${company}" below ${home}, ${known}; name one with --company.`
  throw new VerbStopped(EXIT.badInput, 'STORE_UNKNOWN', sentence)
}

/** The value of an answer; a refusal ends the verb with exit 3, its code and its sentence. */
export function agreed<T>(answer: Result<T>): T {
  if (answer.ok) return answer.value
  const [first] = answer.refusals
  invariant(first, 'a refusal names at least one reason')
  const sentences = answer.refusals.map(refusalSentence).join(' ')
  throw new VerbStopped(EXIT.refused, first.code, sentences).withFacts({ refusals: answer.refusals })
}
