import { fileText } from '#server/cli/text-file.ts'
import { EXIT, VerbStopped } from '#server/cli/verb.ts'
import type { FactsSeries } from '#server/domain/compensation/facts.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { readFacts } from '#server/formats/facts.ts'
import { readPlan } from '#server/formats/plan.ts'

/** A plan of a file; a document that does not fit the schema stops the verb with every issue (exit 2). */
export function planOf(path: string): Plan {
  const reading = readPlan(fileText(path))
  if (reading.ok) return reading.plan
  const messages = reading.issues.map(({ path: at, reason }) => ({
    severity: 'REFUSE',
    code: 'PLAN_SCHEMA',
    path: at,
    text: reason,
  }))
  const told = messages.map(({ path: at, text }) => (at === '' ? text : `${at} ${text}`)).join('\n')
  throw new VerbStopped(EXIT.badInput, 'PLAN_SCHEMA', `${path} is no plan:\n${told}`).withFacts({ messages })
}

/** The facts of a file read against a plan; contradictions stop the verb with up to 100 cases (exit 2). */
export function factsOf(path: string, plan: Plan): FactsSeries {
  const reading = readFacts(fileText(path), plan)
  if (reading.ok) return reading.series
  const { code, cases, total } = reading
  const told = cases.map((one) => `${one.code} ${one.path}: ${one.text}`).join('\n')
  const sentence = `${path} contradicts itself or the plan (${total === 1 ? 'once' : `${total} times`}):\n${told}`
  throw new VerbStopped(EXIT.badInput, code, sentence).withFacts({ cases, total })
}

/** A required option's value; otherwise exit 2 naming the option. */
export function required(value: string | boolean | undefined, option: string, usage: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw new VerbStopped(EXIT.badInput, 'ARGUMENTS', `--${option} is missing.\nUsage: ${usage}`)
}
