import type { Application } from '#server/app.ts'
import { actingUser } from '#server/cli/acting-user.ts'
import { readWords } from '#server/cli/arguments.ts'
import { showPeriod } from '#server/cli/period-show.ts'
import { EXIT, type Terminal, type Verb, VerbStopped } from '#server/cli/verb.ts'
import { whenFree } from '#server/cli/when-free.ts'
import { agreed, withStore } from '#server/cli/with-store.ts'
import { ownEntry } from '#server/domain/kernel/own-entry.ts'
import { parsePeriod } from '#server/domain/kernel/period.ts'
import { accepted, type Result } from '#server/domain/kernel/result.ts'
import type { TimeZone } from '#server/domain/kernel/time-zone.ts'
import { type Actor, systemActor } from '#server/usecases/actor.ts'
import { closePeriod } from '#server/usecases/periods/close-period.ts'
import { computePeriod } from '#server/usecases/periods/compute-period.ts'
import { reviewPeriod } from '#server/usecases/periods/review-period.ts'

const USAGE = 'period run|review|close|show <period> [--company <name>] [--as <e-mail of a user>] [--json]'

/** What each action says, and whether a person must stand behind it. */
const ACTIONS: Readonly<Record<string, { readonly person: boolean; readonly say: Say }>> = {
  run: { person: false, say: (said, input) => computePeriod(said, input) },
  review: {
    person: true,
    say: (said, input) => reviewPeriod(said, { ...input, resultDigest: null }),
  },
  close: { person: true, say: (said, input) => closePeriod(said, input) },
  show: { person: false, say: async () => accepted(null) },
}

type Say = (
  said: { readonly ports: Application['ports']; readonly actor: Actor },
  input: { readonly period: string },
) => Promise<Result<unknown>>

/** Runs, reviews, closes and shows periods of a company. */
export const verb: Verb = {
  summary: 'Computes a period as a draft, reviews it, closes it, or shows how it stands.',
  usage: USAGE,
  async run(args, terminal) {
    const options = { company: { type: 'string' }, as: { type: 'string' } } as const
    const { values, positionals } = readWords(args, options, USAGE)
    const [name = '', period] = positionals
    const action = ownEntry(ACTIONS, name)
    if (!action || period === undefined || positionals.length > 2) throw wrong(`period ${name}`.trim())
    if (!isPeriod(period)) throw malformed(period)
    if (action.person && values.as === undefined) {
      const sentence = `Nobody closes alone: say who does it with --as <e-mail of a user>.\nUsage: ${USAGE}`
      throw new VerbStopped(EXIT.badInput, 'ARGUMENTS', sentence)
    }
    await withStore({ company: values.company ?? 'demo', existing: true }, terminal, async (app) => {
      await say(app, { action, as: values.as, period }, terminal)
    })
    return EXIT.done
  },
}

interface Wish {
  readonly action: { readonly say: Say }
  readonly as: string | undefined
  readonly period: string
}

async function say(app: Application, { action, as, period }: Wish, terminal: Terminal): Promise<void> {
  const actor = as === undefined ? systemActor() : await actingUser(app, as)
  const start = performance.now()
  agreed(await whenFree(terminal, 'PERIOD_BUSY', () => action.say({ ports: app.ports, actor }, { period })))
  await showPeriod({ ports: app.ports, actor: systemActor() }, period, {
    terminal,
    seconds: (performance.now() - start) / 1000,
  })
}

/** Months and weeks alike: which of the two the company has, only its store knows. */
const isPeriod = (text: string): boolean =>
  KINDS.some((kind) => parsePeriod(text, { kind, zone: 'UTC' as TimeZone }) !== undefined)

const KINDS = ['MONTH', 'WEEK'] as const

const malformed = (text: string): VerbStopped =>
  new VerbStopped(
    EXIT.badInput,
    'PERIOD_UNREADABLE',
    `"${text}" is no period; write a month such as 2026-07, or a week such as 2026-W45, of the years 1900 to 2199.`,
  )

const wrong = (said: string): VerbStopped =>
  new VerbStopped(EXIT.badInput, 'ARGUMENTS', `"${said}" needs an action and a period.\nUsage: ${USAGE}`)
