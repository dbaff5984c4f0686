import type { ContactId } from '#server/domain/kernel/ids.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import { type LeadView, leadViews, ownerSeen } from '#server/usecases/contacts/lead-view.ts'
import { verb } from '#server/usecases/guard.ts'
import { type ContactView, contactOf } from '#server/usecases/members/contact-view.ts'

/** A lead with how to reach it. */
export interface LeadProfileView extends LeadView {
  readonly contact: ContactView
}

/** One lead: for staff, and for whoever owns one of its interests; for others NOT_FOUND. */
export const readLead = verb<{ readonly id: string }, LeadProfileView>({
  name: 'readLead',
  action: 'LEAD_SEE',
  async run(call, input) {
    const owner = ownerSeen(call)
    const lead = await call.ports.leads.byId(input.id as ContactId)
    const seen = lead?.interests.filter(({ ownerId }) => owner === null || ownerId === owner) ?? []
    const [view] = await leadViews(call, lead && seen.length > 0 ? [{ ...lead, interests: seen }] : [])
    return lead && view ? accepted({ ...view, contact: contactOf(lead) }) : refused(refusal('NOT_FOUND'))
  },
})
