import { refusal } from '#server/domain/kernel/refusal.ts'
import { refused } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { changeContact, type ProfileInput } from '#server/usecases/members/change-contact.ts'
import type { WrittenView } from '#server/usecases/written.ts'

/** Changes a member's own data: by the back office, or by the member. STALE when somebody was faster. */
export const changeProfile = verb<ProfileInput, WrittenView>({
  name: 'changeProfile',
  action: 'PROFILE_CHANGE',
  subject: ({ id }) => id,
  async run(call, input) {
    const { ports, sight } = call
    const member = sight.find(input.id)
    if (member === undefined) return refused(refusal('NOT_FOUND'))
    if (!sight.everything && sight.own !== member) return refused(refusal('FORBIDDEN'))
    const id = ports.genealogy.index.idOf(member)
    return changeContact(call, { id, key: `member:${id}`, read: () => ports.members.byId(id) }, input)
  },
})
