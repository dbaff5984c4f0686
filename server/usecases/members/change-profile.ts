import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import type { MemberRecord } from '#server/ports/member-facts.ts'
import { verb } from '#server/usecases/guard.ts'
import type { ContactInput } from '#server/usecases/members/contact-input.ts'
import { type WrittenView, written } from '#server/usecases/written.ts'

/** A member's data as they shall be, and the version they were read at. */
export interface ProfileInput extends ContactInput {
  readonly id: string
  readonly version: number
  readonly country: string
}

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
    const committed = await call.commit(async () => {
      const restsOn = await ports.changes.versions([`member:${id}`])
      const version = restsOn[0]?.version ?? 0
      const record = await ports.members.byId(id)
      if (!record) return refused(refusal('NOT_FOUND'))
      if (version !== input.version) return refused(refusal('STALE', { version: `${version}` }))
      const { name, email, phone, street, postalCode, city, language, country } = input
      const personal = { name, email, phone, street, postalCode, city, language }
      const fields = changedFields(record, { ...personal, country })
      if (fields.length === 0) return accepted({ events: [], restsOn, raises: [] })
      return accepted({
        events: [{ kind: 'CONTACT_CHANGED', subject: id, body: { id, country, fields }, personal }],
        restsOn,
        raises: [`member:${id}`],
      })
    })
    return committed.ok && committed.value.subjects.length === 0
      ? accepted({ id, seq: committed.value.seq })
      : written(committed)
  },
})

type Changeable = Pick<MemberRecord, keyof ContactInput | 'country'>

const changedFields = (record: MemberRecord, wanted: Changeable): readonly string[] =>
  (Object.keys(wanted) as (keyof Changeable)[]).filter((field) => record[field] !== wanted[field])
