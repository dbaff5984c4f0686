import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import { type LeadView, leadViews, ownerSeen } from '#server/usecases/contacts/lead-view.ts'
import { verb } from '#server/usecases/guard.ts'

/** Which page of leads. */
export interface LeadsInput {
  readonly after: string | null
  readonly first: number
}

/** A page of leads. */
export interface LeadPageView {
  readonly rows: readonly LeadView[]
  readonly next: string | null
  readonly total: number
}

/** Leads in the order of their numbers: all for staff; for members the own ones, with the own interests alone. */
export const readLeads = verb<LeadsInput, LeadPageView>({
  name: 'readLeads',
  action: 'LEAD_SEE',
  async run(call, { after, first }) {
    const { leads } = call.ports
    const ownerId = ownerSeen(call)
    if (ownerId === undefined) return refused(refusal('NOT_FOUND'))
    const [found, total] = await Promise.all([
      leads.list({ ownerId, after: after ?? '', limit: first + 1 }),
      leads.count(ownerId),
    ])
    const rows = await leadViews(call, found.slice(0, first))
    return accepted({ rows, total, next: found.length > first ? (rows.at(-1)?.number ?? null) : null })
  },
})
