import {
  decideMove,
  type MemberMoved,
  type MoveFacts,
  moveBegins,
} from '#server/domain/genealogy/move-rules.ts'
import { makesRingSince, type PastMove } from '#server/domain/genealogy/ring-in-time.ts'
import { permits } from '#server/domain/kernel/access.ts'
import type { Ordinal, UserId } from '#server/domain/kernel/ids.ts'
import { addDays, type CalendarDate, type Instant } from '#server/domain/kernel/instant.ts'
import { type Refusal, refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'
import { startOfDay } from '#server/domain/kernel/time-zone.ts'
import type { VersionRead } from '#server/ports/changes.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import { type Crumb, crumbs } from '#server/usecases/members/crumbs.ts'
import { openSince } from '#server/usecases/members/open-since.ts'
import { visiblePath } from '#server/usecases/members/visible-path.ts'
import { type WrittenView, written } from '#server/usecases/written.ts'

/** A member who shall stand under another sponsor from a day on. */
export interface MoveInput {
  readonly requestKey: string
  readonly id: string
  readonly sponsorNumber: string
  readonly from: CalendarDate
  readonly reason: string
  /** E-mail of the second person. */
  readonly approver: string
}

/** What a move would change. Volume in hundredths of points. */
export interface MovePreviewView {
  readonly refusals: readonly Refusal[]
  readonly membersMoved: number
  readonly volumeMoved: bigint
  readonly oldPath: readonly Crumb[]
  readonly newPath: readonly Crumb[]
}

/** Hangs a member with everybody below under another sponsor, from a day in an open period on. */
export const moveMember = verb<MoveInput, WrittenView>({
  name: 'moveMember',
  action: 'MEMBER_MOVE',
  subject: ({ id }) => id,
  async run(call, input) {
    return written(
      await call.commit(async () => {
        const judged = await judge(call, input)
        if (!judged.ok) return judged
        const { decision, restsOn } = judged.value
        if (!decision.ok) return decision
        const body = decision.value
        const events = [{ kind: 'MEMBER_MOVED' as const, subject: body.id, body }]
        return accepted({ events, restsOn, raises: ['tree:SPONSOR', `member:${body.id}`] })
      }, input.requestKey),
    )
  },
})

/** The same judgement without writing: every reason why not, and what would move. */
export const previewMove = verb<MoveInput, MovePreviewView>({
  name: 'previewMove',
  action: 'MEMBER_MOVE',
  subject: ({ id }) => id,
  async run(call, input) {
    const judged = await judge(call, input)
    if (!judged.ok) return judged
    const { decision, member, sponsor } = judged.value
    const { index } = call.ports.genealogy
    const below = sponsor === undefined ? [] : [...visiblePath(call, sponsor), member]
    return accepted({
      refusals: decision.ok ? [] : decision.refusals,
      membersMoved: index.sizeOfDownline('SPONSOR', member) + 1,
      volumeMoved: index.groupVolume('SPONSOR', member),
      oldPath: await crumbs(call, visiblePath(call, member)),
      newPath: await crumbs(call, below),
    })
  },
})

interface Judged {
  readonly member: Ordinal
  readonly sponsor: Ordinal | undefined
  readonly restsOn: readonly VersionRead[]
  readonly decision: Result<MemberMoved>
}

/** Gathers the facts of a move and judges it once. Versions are read first: what rises after is noticed. */
async function judge(call: Call, input: MoveInput): Promise<Result<Judged>> {
  const { ports, sight, actor, now } = call
  const { index } = ports.genealogy
  const member = sight.find(input.id)
  const company = await ports.company.company()
  if (member === undefined || !company) return refused(refusal('NOT_FOUND'))
  const id = index.idOf(member)
  const sponsorId = await ports.members.idOfNumber(input.sponsorNumber)
  const sponsor = sponsorId === undefined ? undefined : sight.find(sponsorId)
  const keys = ['tree:SPONSOR', `member:${id}`, ...(sponsorId ? [`member:${sponsorId}`] : [])]
  const restsOn = await ports.changes.versions(keys)
  await ports.genealogy.reached(await ports.log.head(), 5_000)
  const record = await ports.members.byId(id)
  const above = sponsorId === undefined ? undefined : await ports.members.byId(sponsorId)
  if (!record) return refused(refusal('NOT_FOUND'))
  const { zone } = company.calendar
  const sponsorSince = record.sponsorSince ?? record.enrolledAt
  const from = moveBegins(
    { from: startOfDay(zone, input.from), before: startOfDay(zone, addDays(input.from, 1)) },
    [sponsorSince, ...(above ? [above.enrolledAt] : [])],
  )
  const openFrom = await openSince(call, company)
  const facts: MoveFacts = {
    member: {
      id,
      status: record.status,
      joinedAt: record.enrolledAt,
      sponsorId: record.sponsorId,
      sponsorSince,
    },
    sponsor: above ? { id: above.id, status: above.status, joinedAt: above.enrolledAt } : null,
    makesRing: sponsor !== undefined && (await makesRing(call, { member, newParent: sponsor, from })),
    approverId: await approverOf(call, input.approver),
    ...(openFrom === undefined ? {} : { openFrom }),
  }
  const wish = { from, reason: input.reason, requesterId: (actor.userId ?? actor.id) as UserId }
  return accepted({ member, sponsor, restsOn, decision: decideMove(facts, wish, now) })
}

async function makesRing(
  call: Call,
  move: { readonly member: Ordinal; readonly newParent: Ordinal; readonly from: Instant },
): Promise<boolean> {
  const since = await movesSince(call, move.from)
  return makesRingSince(call.ports.genealogy.index.tree('SPONSOR'), since, move)
}

const MOVES_A_PAGE = 1_000
/** A root stands under nobody. */
const NO_PARENT = -1

/** Every move that took effect after an instant. */
async function movesSince({ ports }: Call, from: Instant): Promise<readonly PastMove[]> {
  const { index } = ports.genealogy
  const moves: PastMove[] = []
  let before: bigint | undefined
  for (;;) {
    const filter = before === undefined ? { kind: 'MEMBER_MOVED' } : { kind: 'MEMBER_MOVED', before }
    const events = await ports.log.find(filter, MOVES_A_PAGE)
    for (const event of events) {
      if (event.kind !== 'MEMBER_MOVED' || event.body.from <= from) continue
      const member = index.ordinalOf(event.body.id)
      const old = event.body.oldSponsorId
      if (member === undefined) continue
      moves.push({
        member,
        oldParent: old === null ? NO_PARENT : (index.ordinalOf(old) ?? NO_PARENT),
        at: event.body.from,
      })
    }
    before = events.at(-1)?.seq
    if (events.length < MOVES_A_PAGE) return moves
  }
}

/** A second person who may move members too; null for everybody else. */
async function approverOf({ ports }: Call, email: string): Promise<UserId | null> {
  const user = await ports.users.byEmail(email.trim().toLowerCase())
  return user && !user.blocked && permits(user.roles, 'MEMBER_MOVE') ? user.id : null
}
