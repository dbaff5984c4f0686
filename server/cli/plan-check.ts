import { readWords } from '#server/cli/arguments.ts'
import { factsOf } from '#server/cli/plan-files.ts'
import { type ReplayDocument, replayDocument, sayReplay } from '#server/cli/plan-replay.ts'
import { fileText } from '#server/cli/text-file.ts'
import { EXIT, type ExitCode, type Terminal, VerbStopped } from '#server/cli/verb.ts'
import { lintPlan } from '#server/domain/compensation/plan-linter/lint-plan.ts'
import { readPlan } from '#server/formats/plan.ts'

const USAGE = 'plan check <plan> [--facts <file>] [--lang de|en] [--json]'

interface Message {
  readonly severity: 'REFUSE' | 'WARN'
  readonly code: string
  readonly path: string
  readonly text: string
}

/**
 * Checks a plan document and lints it: exit 0 when the version may be used, else 2 with `ok: false`. With facts the
 * last period is computed as well, and the real payout stands beside the worst case.
 */
export function checkPlan(args: readonly string[], terminal: Terminal): ExitCode {
  const options = { lang: { type: 'string', default: 'en' }, facts: { type: 'string' } } as const
  const { values, positionals } = readWords(args, options, USAGE)
  const [path] = positionals
  if (path === undefined || positionals.length > 1) {
    throw new VerbStopped(EXIT.badInput, 'ARGUMENTS', `Name one plan document.\nUsage: ${USAGE}`)
  }
  const language = languageOf(values.lang, USAGE)
  const reading = readPlan(fileText(path))
  if (!reading.ok) {
    const messages = reading.issues.map(
      (issue): Message => ({
        severity: 'REFUSE',
        code: 'PLAN_SCHEMA',
        path: issue.path,
        text: issue.reason,
      }),
    )
    return tell({ ok: false, code: 'PLAN_SCHEMA', messages }, terminal)
  }
  const behind = language === 'de' ? 'Dahinter' : 'Behind it'
  const messages = lintPlan(reading.plan).map(({ severity, code, path: at, text, basis }) => ({
    severity,
    code,
    path: at,
    text: `${text[language]} (${behind}: ${basis[language]}.)`,
  }))
  const refused = messages.some(({ severity }) => severity === 'REFUSE')
  const replay =
    values.facts === undefined
      ? {}
      : { replay: replayDocument(reading.plan, factsOf(values.facts, reading.plan)) }
  const outcome = refused ? { ok: false, code: 'PLAN_REFUSED', messages } : { ok: true, messages }
  return tell({ ...outcome, ...replay }, terminal)
}

/** `de` or `en`, else exit 2. */
export function languageOf(text: string | undefined, usage: string): 'de' | 'en' {
  if (text === 'de' || text === 'en') return text
  throw new VerbStopped(EXIT.badInput, 'ARGUMENTS', `--lang must be de or en.\nUsage: ${usage}`)
}

interface Outcome {
  readonly ok: boolean
  readonly code?: string
  readonly messages: readonly Message[]
  readonly replay?: ReplayDocument
}

function tell(outcome: Outcome, terminal: Terminal): ExitCode {
  terminal.finish(outcome)
  for (const { severity, code, path, text } of outcome.messages) {
    terminal.say(`${severity} ${code} ${path}: ${text}`)
  }
  if (outcome.replay) sayReplay(outcome.replay, terminal)
  const refused = `The plan is refused (${outcome.code}).`
  terminal.say(outcome.ok ? 'The plan may be used.' : refused)
  if (!outcome.ok && terminal.json) terminal.note(refused)
  return outcome.ok ? EXIT.done : EXIT.badInput
}
