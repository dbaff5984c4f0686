import type { ContractStatus } from '#server/domain/genealogy/events.ts'
import { InvalidInput } from '#server/domain/kernel/failure.ts'
import type { CalendarDate } from '#server/domain/kernel/instant.ts'
import { type Refusal, refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import { dateAt, startOfDay } from '#server/domain/kernel/time-zone.ts'
import { verb } from '#server/usecases/guard.ts'
import { shutRefusals } from '#server/usecases/members/open-since.ts'
import { type WrittenView, written } from '#server/usecases/written.ts'

/** The contract status a member shall have from a day on. */
export interface StatusInput {
  readonly id: string
  readonly status: ContractStatus
  readonly from: CalendarDate
  readonly reason: string
}

const applied = (): InvalidInput =>
  new InvalidInput([{ path: 'status', reason: 'the member was enrolled already; choose another status' }])

/**
 * Changes a member's contract status. An ended contract stays ended, who was enrolled never only applies again (throws
 * InvalidInput), and closed periods stay as they were.
 */
export const setMemberStatus = verb<StatusInput, WrittenView>({
  name: 'setMemberStatus',
  action: 'MEMBER_STATUS_SET',
  subject: ({ id }) => id,
  async run(call, { id, status, from: day, reason }) {
    const { ports, sight, now } = call
    const member = sight.find(id)
    const company = await ports.company.company()
    if (member === undefined || !company) return refused(refusal('NOT_FOUND'))
    const key = ports.genealogy.index.idOf(member)
    const { zone } = company.calendar
    const committed = await call.commit(async () => {
      const restsOn = await ports.changes.versions([`member:${key}`])
      const record = await ports.members.byId(key)
      if (!record) return refused(refusal('NOT_FOUND'))
      if (status === 'APPLIED' && record.status !== 'APPLIED') throw applied()
      const from = startOfDay(zone, day)
      const refusals: Refusal[] = [
        ...(record.status === 'TERMINATED' ? [refusal('MEMBER_ENDED', { member: key })] : []),
        ...(reason.trim() === '' ? [refusal('REASON_MISSING', {}, 'reason')] : []),
        ...(day > dateAt(zone, now) ? [refusal('MOVE_IN_FUTURE', { from: day }, 'from')] : []),
        ...(from < record.statusFrom && day < dateAt(zone, record.statusFrom)
          ? [refusal('MOVE_BEFORE_JOINED', { since: dateAt(zone, record.statusFrom) }, 'from')]
          : []),
        ...(await shutRefusals(call, { company, day, field: 'from' })),
      ]
      if (refusals.length > 0) return refused(...refusals)
      const since = from > record.statusFrom ? from : now
      const body = { id: key, status, from: since, reason: reason.trim() }
      const events = [{ kind: 'MEMBER_STATUS_CHANGED' as const, subject: key, body }]
      return accepted({ events, restsOn, raises: [`member:${key}`] })
    })
    return written(committed)
  },
})
