import { readWords } from '#server/cli/arguments.ts'
import { EXIT, type ExitCode, type Terminal, VerbStopped } from '#server/cli/verb.ts'
import { publishedSchema } from '#server/formats/published-schemas.ts'

const USAGE = 'plan schema plan|facts|mapping'

/** Prints the JSON Schema of plans, facts or mappings, the text kept under `seeds/`. */
export function printSchema(args: readonly string[], terminal: Terminal): ExitCode {
  const { positionals } = readWords(args, {}, USAGE)
  const [kind, ...more] = positionals
  if ((kind !== 'plan' && kind !== 'facts' && kind !== 'mapping') || more.length > 0) {
    throw new VerbStopped(EXIT.badInput, 'ARGUMENTS', `Name plan, facts or mapping.\nUsage: ${USAGE}`)
  }
  const text = publishedSchema(`${kind}-1`)
  terminal.say(text.trimEnd())
  terminal.finish(JSON.parse(text))
  return EXIT.done
}
