import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verb } from '#server/cli/plan.ts'
import type { ResultDocument } from '#server/cli/plan-result.ts'
import { VerbStopped } from '#server/cli/verb.ts'

const PLAN = {
  schema: 'stemma.plan/1',
  plan: 'case',
  version: 1,
  validFrom: '2026-01-01',
  title: { de: 'Fall', en: 'Case' },
  currency: 'EUR',
  period: { kind: 'MONTH', zone: 'Europe/Berlin' },
}
const FACTS = { schema: 'stemma.facts/1', period: '2026-01' }

/** What the command answered: its exit code, its one object, and what it said. */
export interface Answered {
  readonly status: number
  readonly json: Readonly<Record<string, unknown>>
  readonly said: string
}

/** `stemma plan <args> --json`, without a process of its own. */
export async function planVerb(...args: string[]): Promise<Answered> {
  const said: string[] = []
  let json: Record<string, unknown> = {}
  const terminal = {
    json: true,
    say: (text: string) => said.push(text),
    note: (text: string) => said.push(text),
    finish: (value: object) => {
      json = JSON.parse(JSON.stringify(value)) as Record<string, unknown>
    },
  }
  try {
    const status = await verb.run(args, terminal)
    return { status, json, said: said.join('\n') }
  } catch (error) {
    if (!(error instanceof VerbStopped)) throw error
    return { status: error.exit, json: { ok: false, code: error.code, ...error.facts }, said: error.message }
  }
}

/** Documents written to files of their own for the time of one call. */
export async function withFiles<Result>(
  documents: Readonly<Record<string, object>>,
  use: (pathOf: (name: string) => string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'stemma-case-'))
  try {
    for (const [name, document] of Object.entries(documents)) {
      writeFileSync(join(folder, `${name}.json`), JSON.stringify(document))
    }
    return await use((name) => join(folder, `${name}.json`))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A plan and facts as they are written, completed with the frame every document has. */
export const planOf = (plan: object): object => ({ ...PLAN, ...plan })
export const factsOf = (facts: object): object => ({
  ...FACTS,
  ...('periods' in facts ? { period: undefined } : {}),
  ...facts,
})

/** Answers `plan run` as a refusal or a result. */
export const answerTo = (plan: object, facts: object): Promise<Answered> =>
  withFiles({ plan: planOf(plan), facts: factsOf(facts) }, (pathOf) =>
    planVerb('run', '--plan', pathOf('plan'), '--facts', pathOf('facts')),
  )

/** One result a period, as `plan run` prints them; a refusal fails the test with its words. */
export async function resultsOf(plan: object, facts: object): Promise<ResultDocument[]> {
  const { status, json, said } = await answerTo(plan, facts)
  if (status !== 0) throw new Error(said)
  return (json.periods ?? [json]) as ResultDocument[]
}

/** The only result of one period. */
export async function resultOf(plan: object, facts: object): Promise<ResultDocument> {
  const results = await resultsOf(plan, facts)
  if (results.length !== 1) throw new Error(`${results.length} periods`)
  return results[0]!
}

/** `earner bonus from level amount`, in the order in which the command prints lines. */
export const linesOf = ({ lines }: ResultDocument): string[] =>
  lines.map(({ earner, bonus, from, level, amount }) => [earner, bonus, from ?? '-', level, amount].join(' '))

/** `bonus reason count amount`. */
export const breakageOf = ({ breakage }: ResultDocument): string[] =>
  breakage.map(({ bonus, reason, count, amount }) => `${bonus} ${reason} ${count} ${amount}`)

/** Members one below the other, the first a root. */
export const chain = (...ids: readonly string[]) =>
  ids.map((id, at) => ({ id, sponsor: at === 0 ? null : (ids[at - 1] ?? null) }))
