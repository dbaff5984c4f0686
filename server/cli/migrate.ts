import { readArguments } from '#server/cli/arguments.ts'
import { EXIT, type Verb } from '#server/cli/verb.ts'
import { withStore } from '#server/cli/with-store.ts'

const USAGE = 'migrate [--company <name>] [--json]'

/** Brings a store to the newest shape; opening a store does that. */
export const verb: Verb = {
  summary: 'Brings the store of a company to the newest shape; a second run changes nothing.',
  usage: USAGE,
  async run(args, terminal) {
    const { values } = readArguments(args, { company: { type: 'string' } }, USAGE)
    const company = values.company ?? 'demo'
    await withStore({ company }, terminal, async (app) => {
      const { migrations } = await app.ready()
      terminal.say(`The store of ${company} is in its newest shape.`)
      terminal.finish({ ok: migrations, company })
    })
    return EXIT.done
  },
}
