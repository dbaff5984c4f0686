import { readArguments } from '#server/cli/arguments.ts'
import { fileText } from '#server/cli/plan-files.ts'
import { EXIT, type ExitCode, type Terminal, VerbStopped } from '#server/cli/verb.ts'
import { lintPlan } from '#server/domain/compensation/plan-linter/lint-plan.ts'
import { readPlan } from '#server/formats/plan.ts'

const USAGE = 'plan check <plan> [--lang de|en] [--json]'

interface Message {
  readonly severity: 'REFUSE' | 'WARN'
  readonly code: string
  readonly path: string
  readonly text: string
}

/** Checks a plan document and lints it: exit 0 when the version may be used, else 2 with `ok: false`. */
export function checkPlan(args: readonly string[], terminal: Terminal): ExitCode {
  const { values, positionals } = readArguments(args, { lang: { type: 'string', default: 'en' } }, USAGE)
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
  const messages = lintPlan(reading.plan).map(({ severity, code, path: at, text }) => ({
    severity,
    code,
    path: at,
    text: text[language],
  }))
  const refused = messages.some(({ severity }) => severity === 'REFUSE')
  return tell(refused ? { ok: false, code: 'PLAN_REFUSED', messages } : { ok: true, messages }, terminal)
}

/** `de` or `en`, else exit 2. */
export function languageOf(text: string | undefined, usage: string): 'de' | 'en' {
  if (text === 'de' || text === 'en') return text
  throw new VerbStopped(EXIT.badInput, 'ARGUMENTS', `--lang must be de or en.\nUsage: ${usage}`)
}

function tell(
  outcome: { ok: boolean; code?: string; messages: readonly Message[] },
  terminal: Terminal,
): ExitCode {
  terminal.finish(outcome)
  for (const { severity, code, path, text } of outcome.messages) {
    terminal.say(`${severity} ${code} ${path}: ${text}`)
  }
  terminal.say(outcome.ok ? 'The plan may be used.' : `The plan is refused (${outcome.code}).`)
  return outcome.ok ? EXIT.done : EXIT.badInput
}
