import { type MemberId, parseId } from '#server/domain/kernel/ids.ts'
import { accepted, type Result } from '#server/domain/kernel/result.ts'
import type { ContactFace } from '#server/ports/contact-faces.ts'
import type { StatementHead, StoredRun } from '#server/ports/period-facts.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import { placeAfter } from '#server/usecases/page-place.ts'
import { findPeriod } from '#server/usecases/periods/period-standing.ts'

/** A statement in a list. */
export interface StatementRowView {
  readonly head: StatementHead
  readonly run: StoredRun
  readonly face: ContactFace | undefined
}

/** A page of them; `next` is given back as `after`. */
export interface StatementPageView {
  readonly rows: readonly StatementRowView[]
  readonly next: string | null
  readonly total: number
}

/** What a page of statements is asked with. */
export interface StatementsInput {
  readonly period: string
  /** A member number: that one statement. */
  readonly search: string | null
  readonly after: string | null
  readonly first: number
}

/** The statements of a period's newest computation, largest totals first. */
export const readStatements = verb({
  name: 'readStatements',
  action: 'STATEMENTS_LIST',
  async run(call, input: StatementsInput): Promise<Result<StatementPageView>> {
    const found = await findPeriod(call, input.period)
    if (!found.ok) return found
    const { run } = found.value
    if (!run) return accepted({ rows: [], next: null, total: 0 })
    if (input.search !== null) return accepted(await oneStatement(call, run, input.search))
    const heads = await call.ports.periods.statements({
      runId: run.id,
      computation: run.computation,
      after: placeAfter(input.after, statementPlace),
      first: input.first + 1,
    })
    const shown = heads.slice(0, input.first)
    const last = shown.at(-1)
    const next = heads.length > input.first && last ? `${last.totalMinor}.${last.earnerId}` : null
    return accepted({ rows: await rowsOf(call, run, shown), next, total: run.statements })
  },
})

/** The own statements of closed runs, newest first. */
export const readOwnStatements = verb({
  name: 'readOwnStatements',
  action: 'OWN_STATEMENTS',
  async run(call, _input: undefined): Promise<Result<readonly StatementRowView[]>> {
    const { memberId } = call.actor
    if (memberId === null) return accepted([])
    const heads = await call.ports.periods.statementsOf(memberId)
    const runs = new Map((await call.ports.periods.runs()).map((run) => [run.id, run]))
    const faces = await call.ports.faces.faces([memberId])
    return accepted(heads.map((head) => ({ head, run: runs.get(head.runId)!, face: faces.get(memberId) })))
  },
})

async function oneStatement(call: Call, run: StoredRun, number: string): Promise<StatementPageView> {
  const member = await call.ports.faces.byNumber(number)
  const head = member && (await call.ports.periods.statement(run.id, run.computation, member.id))
  const rows = head ? await rowsOf(call, run, [head]) : []
  return { rows, next: null, total: rows.length }
}

async function rowsOf(
  { ports }: Call,
  run: StoredRun,
  heads: readonly StatementHead[],
): Promise<StatementRowView[]> {
  const faces = await ports.faces.faces(heads.map(({ earnerId }) => earnerId))
  return heads.map((head) => ({ head, run, face: faces.get(head.earnerId) }))
}

function statementPlace(token: string): { totalMinor: bigint; earnerId: MemberId } | null {
  const [total = '', earner = ''] = token.split('.')
  const earnerId = parseId<'Contact'>(earner)
  return /^-?\d{1,18}$/.test(total) && earnerId ? { totalMinor: BigInt(total), earnerId } : null
}
