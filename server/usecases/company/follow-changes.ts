import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import type { LoggedEvent } from '#server/ports/events.ts'
import { type Actor, isStaff } from '#server/usecases/actor.ts'
import { type ChangeQueue, changeQueue } from '#server/usecases/company/change-queue.ts'
import { verb } from '#server/usecases/guard.ts'
import type { Ports } from '#server/usecases/ports.ts'
import { type Sight, sightOf } from '#server/usecases/sight.ts'

/** Something changed within the asker's sight: fetch it again. */
export interface ChangeView {
  readonly seq: bigint
  readonly kind: string
  readonly id: string
}

/** Changes as they come, until the reader stops. */
export type Changing = AsyncIterableIterator<ChangeView>

/** Every change within the actor's sight. */
export const followChanges = verb<void, Changing>({
  name: 'followChanges',
  action: 'CHANGES_FOLLOW',
  async run({ ports, actor }) {
    return accepted(follow(ports, actor, (event, sight) => concerns(event, actor, sight)))
  },
})

/** Changes of a member and everybody below, within the actor's sight; the root outside of it is NOT_FOUND. */
export const followDownline = verb<{ readonly root: string }, Changing>({
  name: 'followDownline',
  action: 'DOWNLINE_SEE',
  subject: ({ root }) => root,
  async run({ ports, actor, sight: first }, { root }) {
    const top = first.find(root)
    if (top === undefined) return refused(refusal('NOT_FOUND'))
    return accepted(
      follow(ports, actor, (event, sight) => {
        const { index } = ports.genealogy
        return membersOf(event).some((id) => {
          const member = sight.find(id)
          return member !== undefined && index.levelBetween('SPONSOR', member, top) !== undefined
        })
      }),
    )
  },
})

/** A queue that hears the log; the sight is taken anew for every page, so that it ends where rights end. */
function follow(ports: Ports, actor: Actor, wanted: (event: LoggedEvent, sight: Sight) => boolean): Changing {
  const queue: ChangeQueue = changeQueue(() => stop())
  const stop = ports.genealogy.follow((events) => {
    void sightOf(ports, actor).then((sight) => {
      for (const event of events) {
        if (wanted(event, sight)) queue.push({ seq: event.seq, kind: event.kind, id: event.subject })
      }
    }, queue.close)
  })
  return queue.changes
}

/** Members an event is about, within whoever's sight they are. Leads are their owner's alone, so they are not here. */
function membersOf(event: LoggedEvent): readonly string[] {
  switch (event.kind) {
    case 'MEMBER_ENROLLED':
      return [event.body.id, event.body.sponsorId ?? '']
    case 'MEMBER_MOVED':
      return [event.body.id, event.body.sponsorId, event.body.oldSponsorId ?? '']
    case 'MEMBER_STATUS_CHANGED':
    case 'CONTACT_CHANGED':
      return [event.body.id]
    case 'CUSTOMER_REGISTERED':
      return [event.body.carerId]
    case 'ORDER_RECORDED':
    case 'ORDER_CREDITED':
      return event.body.memberId === null ? [] : [event.body.memberId]
    default:
      return []
  }
}

/** Periods and the company's settings concern everybody who has signed in; users concern themselves and staff. */
const FOR_ALL = /^(RUN_CLOSED|PERIOD_|COMPANY_|SIGHT_POLICY_SET)/

function concerns(event: LoggedEvent, actor: Actor, sight: Sight): boolean {
  if (isStaff(actor) || FOR_ALL.test(event.kind) || event.subject === actor.userId) return true
  if (event.kind === 'LEAD_CAPTURED')
    return event.body.ownerId !== null && event.body.ownerId === actor.memberId
  return membersOf(event).some((id) => id === actor.memberId || sight.find(id) !== undefined)
}
