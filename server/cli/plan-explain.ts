import { readWords } from '#server/cli/arguments.ts'
import { languageOf } from '#server/cli/plan-check.ts'
import { planOf } from '#server/cli/plan-files.ts'
import { EXIT, type ExitCode, type Terminal, VerbStopped } from '#server/cli/verb.ts'
import { describePlan } from '#server/domain/compensation/plan-words/describe-plan.ts'

const USAGE = 'plan explain <plan> --lang de|en [--json]'

/** Prints a plan in plain words, generated from the document alone. */
export function explainPlan(args: readonly string[], terminal: Terminal): ExitCode {
  const { values, positionals } = readWords(args, { lang: { type: 'string', default: 'en' } }, USAGE)
  const [path] = positionals
  if (path === undefined || positionals.length > 1) {
    throw new VerbStopped(EXIT.badInput, 'ARGUMENTS', `Name one plan document.\nUsage: ${USAGE}`)
  }
  const lang = languageOf(values.lang, USAGE)
  const sections = describePlan(planOf(path), lang)
  for (const { heading, sentences } of sections) {
    terminal.say(`${heading}\n${sentences.map((sentence) => `  - ${sentence}`).join('\n')}\n`)
  }
  terminal.finish({ ok: true, lang, sections })
  return EXIT.done
}
