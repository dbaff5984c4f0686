import { readFile } from 'node:fs/promises'
import { seedDemo } from '#seeds/demo/seed-demo.ts'
import { readWords } from '#server/cli/arguments.ts'
import { planFromDay } from '#server/cli/seed-plan.ts'
import { EXIT, type Verb, VerbStopped } from '#server/cli/verb.ts'
import { withStore } from '#server/cli/with-store.ts'

const USAGE = 'seed demo [--company <name>] [--json]'
const PLAN = new URL('../../seeds/plans/nordlicht.plan.yaml', import.meta.url)

/** Fills an empty store with the demo company, or completes what a killed seed began. */
export const verb: Verb = {
  summary: 'Fills an empty store with the demo company; a second run changes nothing.',
  usage: USAGE,
  async run(args, terminal) {
    const { values, positionals } = readWords(args, { company: { type: 'string' } }, USAGE)
    if (positionals.length !== 1 || positionals[0] !== 'demo') {
      throw new VerbStopped(EXIT.badInput, 'ARGUMENTS', `There is one seed, "demo".\nUsage: ${USAGE}`)
    }
    const planFrom = planFromDay(await readFile(PLAN, 'utf8'))
    await withStore({ company: values.company ?? 'demo' }, terminal, async ({ ports, home }) => {
      const logIns = await seedDemo({
        ports,
        folder: home.folder,
        planFrom,
        say: (line) => terminal.note(line),
      })
      for (const { role, email, password } of logIns) {
        terminal.say(`${role.padEnd(12)} ${email.padEnd(40)} ${password}`)
      }
      terminal.finish({ ok: true, logIns })
    })
    return EXIT.done
  },
}
