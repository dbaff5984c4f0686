import { readFile } from 'node:fs/promises'
import { readArguments } from '#server/cli/arguments.ts'
import { EXIT, type ExitCode, type Terminal, type Verb, VerbStopped } from '#server/cli/verb.ts'
import { withStore } from '#server/cli/with-store.ts'
import type { AuditReport, ChainAnchor } from '#server/ports/chain-audit.ts'

const USAGE = 'verify [--company <name>] [--anchor <file>] [--json]'

/** Walks the chain of the log and compares the graph with it. Exit 3 when something is not as it was written. */
export const verb: Verb = {
  summary: 'Finds tampering: walks the chain of events and compares orders, edges and statements with them.',
  usage: USAGE,
  async run(args, terminal) {
    const options = { company: { type: 'string' }, anchor: { type: 'string' } } as const
    const { values } = readArguments(args, options, USAGE)
    const anchor = values.anchor === undefined ? undefined : await anchorOf(values.anchor)
    return withStore({ company: values.company ?? 'demo', existing: true }, terminal, async ({ ports }) =>
      tell(await ports.chain.verify(anchor), terminal),
    )
  },
}

/** An anchor as an earlier `verify --json` printed it: its whole line, or its `head`. */
async function anchorOf(path: string): Promise<ChainAnchor> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) throw badAnchor(path, 'cannot be read')
  try {
    const value = JSON.parse(text) as { head?: unknown }
    const { seq, link } = (value.head ?? value) as { seq?: unknown; link?: unknown }
    if (/^\d{1,18}$/.test(String(seq)) && typeof link === 'string') return { seq: BigInt(String(seq)), link }
  } catch {
    throw badAnchor(path, 'is no JSON')
  }
  throw badAnchor(path, 'holds no seq and link')
}

const badAnchor = (path: string, what: string): VerbStopped =>
  new VerbStopped(
    EXIT.badInput,
    'ANCHOR_UNREADABLE',
    `${path} ${what}; keep the line that "verify --json" prints and give its file.`,
  )

function tell(report: AuditReport, terminal: Terminal): ExitCode {
  const { events, blanked, orders, edges, runs, head, troubles, found } = report
  const ok = troubles === 0
  terminal.say(
    `${events} events (${blanked} erased), ${orders} orders, ${edges} edges, ${runs} runs looked at`,
  )
  for (const { code, seq, subject } of found) terminal.say(`  ${code} at event ${seq}: ${subject}`)
  terminal.say(ok ? 'Nothing was tampered with.' : `${troubles} things are not as they were written.`)
  terminal.say(`Keep this link elsewhere: ${head.seq} ${head.link}`)
  terminal.finish({ ok, ...(ok ? {} : { code: 'TAMPERED' }), ...report })
  return ok ? EXIT.done : EXIT.refused
}
