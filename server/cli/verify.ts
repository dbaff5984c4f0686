import { readFile } from 'node:fs/promises'
import { readArguments } from '#server/cli/arguments.ts'
import { EXIT, type ExitCode, type Terminal, type Verb, VerbStopped } from '#server/cli/verb.ts'
import { withStore } from '#server/cli/with-store.ts'
import type { AuditReport, ChainAnchor, Trouble } from '#server/ports/chain-audit.ts'
import { auditOf } from '#server/usecases/company/verify-chain.ts'

const USAGE = 'verify [--company <name>] [--anchor <file>] [--json]'

/** Walks the chain of the log and compares graph and index with it. Exit 3 when something is not as it was written. */
export const verb: Verb = {
  summary: 'Finds tampering: walks the chain of events and compares graph and index with what they say.',
  usage: USAGE,
  async run(args, terminal) {
    const options = { company: { type: 'string' }, anchor: { type: 'string' } } as const
    const { values } = readArguments(args, options, USAGE)
    const anchor = values.anchor === undefined ? undefined : await anchorOf(values.anchor)
    const wish = { company: values.company ?? 'demo', existing: true, idleIndex: true }
    return withStore(wish, terminal, async ({ ports }) => tell(await auditOf(ports, anchor), terminal))
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
  const { events, blanked, nodes, indexed = 0, runs, unmarkedRuns, head, troubles, found } = report
  const ok = troubles === 0
  terminal.say(
    `${events} events (${blanked} erased), ${nodes} nodes, ${runs} runs and ${indexed} members of the index looked at`,
  )
  if (unmarkedRuns > 0)
    terminal.say(
      `${unmarkedRuns} runs were computed before their statements were marked whole: of these the totals alone were compared. A draft that is computed again is marked.`,
    )
  for (const trouble of found) terminal.say(`  ${sentenceOf(trouble)}`)
  for (const code of new Set(found.map((trouble) => trouble.code))) terminal.say(`${code}: ${remedyOf(code)}`)
  terminal.say(ok ? 'Nothing was tampered with.' : `${troubles} things are not as they were written.`)
  terminal.say(`Keep this link elsewhere: ${head.seq} ${head.link}`)
  terminal.finish({ ok, ...(ok ? {} : { code: 'TAMPERED' }), ...report })
  return ok ? EXIT.done : EXIT.refused
}

function sentenceOf({ code, seq, subject, noun, fields = [] }: Trouble): string {
  const where = seq > 0n ? ` at event ${seq}` : ''
  const what = noun === undefined || noun === subject ? subject : `${noun} ${subject}`
  return `${code}${where}: ${what}${fields.length > 0 ? ` (${fields.join(', ')})` : ''}`
}

/** What to do about a finding. */
function remedyOf(code: Trouble['code']): string {
  switch (code) {
    case 'SEQ_GAP':
    case 'DIGEST_WRONG':
    case 'LINK_BROKEN':
    case 'PERSONAL_WRONG':
    case 'HEAD_DIFFERS':
    case 'ANCHOR_DIFFERS':
      return 'the log itself was changed. Keep a copy of the store as evidence and restore the last backup that verifies.'
    case 'NO_EVENT':
    case 'COUNT_DIFFERS':
      return 'no event made it. Keep a copy of the store as evidence and remove what nobody entered, or restore a backup.'
    case 'INDEX_DIFFERS':
      return 'restart the server: the index is filled from the graph. If it differs again, the graph cannot be right.'
    default:
      return 'its events still say what it was: the event named here and the audit page show it. Restore a backup, or put it right.'
  }
}
