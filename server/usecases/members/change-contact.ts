import type { ContactId } from '#server/domain/kernel/ids.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'
import type { Call } from '#server/usecases/guard.ts'
import type { ContactInput } from '#server/usecases/members/contact-input.ts'
import { type WrittenView, written } from '#server/usecases/written.ts'

/** A person's data as they shall be, and the version they were read at. */
export interface ProfileInput extends ContactInput {
  readonly id: string
  readonly version: number
  readonly country: string
}

type Changeable = ContactInput & Pick<ProfileInput, 'country'>

/** Whose data change: the contact, the key of its version, and its data as they stand (`undefined`: NOT_FOUND). */
export interface ContactChanged {
  readonly id: ContactId
  readonly key: string
  read(): Promise<Changeable | undefined>
}

/** Commits a person's data. STALE when somebody was faster; what is as it was already writes nothing. */
export async function changeContact(
  call: Call,
  { id, key, read }: ContactChanged,
  input: ProfileInput,
): Promise<Result<WrittenView>> {
  const committed = await call.commit(async () => {
    const restsOn = await call.ports.changes.versions([key])
    const version = restsOn[0]?.version ?? 0
    const record = await read()
    if (!record) return refused(refusal('NOT_FOUND'))
    if (version !== input.version) return refused(refusal('STALE', { version: `${version}` }))
    const { name, email, phone, street, postalCode, city, language, country } = input
    const personal = { name, email, phone, street, postalCode, city, language }
    const fields = changedFields(record, { ...personal, country })
    if (fields.length === 0) return accepted({ events: [], restsOn, raises: [] })
    return accepted({
      events: [{ kind: 'CONTACT_CHANGED', subject: id, body: { id, country, fields }, personal }],
      restsOn,
      raises: [key],
    })
  })
  return committed.ok && committed.value.subjects.length === 0
    ? accepted({ id, seq: committed.value.seq })
    : written(committed)
}

const changedFields = (record: Changeable, wanted: Changeable): readonly string[] =>
  (Object.keys(wanted) as (keyof Changeable)[]).filter((field) => record[field] !== wanted[field])
