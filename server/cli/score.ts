import { BACKTEST_USAGE, scoreBacktest } from '#server/cli/score-backtest.ts'
import { EXPLAIN_USAGE, scoreExplain } from '#server/cli/score-explain.ts'
import { scoreUplift, UPLIFT_USAGE } from '#server/cli/score-uplift.ts'
import { EXIT, type Verb, VerbStopped } from '#server/cli/verb.ts'

const ACTIONS = { backtest: scoreBacktest, explain: scoreExplain, uplift: scoreUplift } as const
const USAGE = [BACKTEST_USAGE, EXPLAIN_USAGE, UPLIFT_USAGE].join('\n       ')

/** `stemma score`: how likely leads are to be won, judged on a file of known outcomes. */
export const verb: Verb = {
  summary: 'Scores leads of a CSV file: back-test, reasons of one row, effect of a treatment.',
  usage: USAGE,
  async run([name, ...args], terminal) {
    if (name !== undefined && Object.hasOwn(ACTIONS, name)) {
      return ACTIONS[name as keyof typeof ACTIONS](args, terminal)
    }
    throw new VerbStopped(EXIT.badInput, 'ARGUMENTS', `Say backtest, explain or uplift.\nUsage: ${USAGE}`)
  },
}
