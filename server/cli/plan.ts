import { checkPlan } from '#server/cli/plan-check.ts'
import { diffPlans } from '#server/cli/plan-diff.ts'
import { explainPlan } from '#server/cli/plan-explain.ts'
import { runPlanFile } from '#server/cli/plan-run.ts'
import { printSchema } from '#server/cli/plan-schema.ts'
import { EXIT, type ExitCode, type Terminal, type Verb, VerbStopped } from '#server/cli/verb.ts'
import { ownEntry } from '#server/domain/kernel/own-entry.ts'

const ACTIONS: Readonly<
  Record<string, (args: readonly string[], terminal: Terminal) => ExitCode | Promise<ExitCode>>
> = {
  check: checkPlan,
  run: runPlanFile,
  explain: explainPlan,
  diff: diffPlans,
  schema: printSchema,
}

const USAGE =
  'plan check <plan> [--facts <file>] [--lang de|en] [--json] | plan run --plan <file> --facts <file> [--json] | ' +
  'plan explain <plan> --lang de|en | plan diff --plan <file> --with <file> --facts <file> [--json] | plan schema plan|facts|mapping'

/** Everything about plan documents over files, without a database. */
export const verb: Verb = {
  summary: 'Checks, explains, computes and compares compensation plans over files.',
  usage: USAGE,
  async run(args, terminal) {
    const [action, ...rest] = args
    const run = ownEntry(ACTIONS, action ?? '')
    if (!run) {
      const known = Object.keys(ACTIONS).join(', ')
      throw new VerbStopped(
        EXIT.badInput,
        'ARGUMENTS',
        `plan needs one of: ${known}; "${action ?? ''}" is none of them.\nUsage: ${USAGE}`,
      )
    }
    return await run(rest, terminal)
  },
}
