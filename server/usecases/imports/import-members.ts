import type { MemberId } from '#server/domain/kernel/ids.ts'
import type { CalendarDate } from '#server/domain/kernel/instant.ts'
import { dateAt, startOfDay } from '#server/domain/kernel/time-zone.ts'
import type { NewEvent } from '#server/ports/events.ts'
import type { RowFile } from '#server/ports/import-files.ts'
import type { KnownMember } from '#server/ports/imports.ts'
import { unknownColumns } from '#server/usecases/imports/field-values.ts'
import { type ImportScene, warnUnknownColumns, writeBatch } from '#server/usecases/imports/import-scene.ts'
import { type MemberKey, type MemberRow, readMemberRows } from '#server/usecases/imports/member-rows.ts'
import { sponsorOrder } from '#server/usecases/imports/sponsor-order.ts'

const MEMBERS_A_BATCH = 1_000

/**
 * Enrols the members of a file, sponsors first. Who is in the company already is left as it is, so that a second
 * run, and one after a kill, adds only what is missing.
 */
export async function importMembers(scene: ImportScene, file: RowFile): Promise<void> {
  const { mapping, tally, calendar, call } = scene
  await warnUnknownColumns(tally, file, unknownColumns(file, mapping.members))
  const known = await knownMembers(scene)
  const today = dateAt(calendar.zone, call.now)
  const read = await readMemberRows(file, mapping.members, { tally, today })
  const joinedBefore = (number: string): CalendarDate | undefined => {
    const member = known.get(number)
    return member && dateAt(calendar.zone, member.enrolledAt)
  }
  const { sorted, rejected } = sponsorOrder(read, joinedBefore)
  for (const { member, code } of rejected) {
    const { row, number, sponsor } = member
    await tally.reject({ file: file.name, row }, code, { number, sponsor })
  }
  const fresh: MemberRow[] = []
  for (const member of sorted) {
    const before = known.get(member.number)
    if (!before) fresh.push(member)
    else await keep(scene, { file, member, before })
  }
  for (let from = 0; from < fresh.length; from += MEMBERS_A_BATCH) {
    await enrol(scene, fresh.slice(from, from + MEMBERS_A_BATCH))
    await scene.step()
  }
}

async function knownMembers({ call, buyers }: ImportScene): Promise<Map<string, KnownMember>> {
  const known = new Map<string, KnownMember>()
  for await (const member of call.ports.imports.members()) {
    known.set(member.number, member)
    buyers.set(member.number, { id: member.id, joinedAt: member.enrolledAt })
  }
  return known
}

interface Kept {
  readonly file: RowFile
  readonly member: MemberRow
  readonly before: KnownMember
}

async function keep({ tally, calendar }: ImportScene, { file, member, before }: Kept): Promise<void> {
  tally.keep(1)
  const joinedOn = dateAt(calendar.zone, before.enrolledAt)
  const fields = differing(member, { ...before, sponsor: before.sponsorNumber ?? '', joinedOn })
  if (fields.length === 0) return
  const facts = { number: member.number, fields: fields.join(', ') }
  await tally.warn({ file: file.name, row: member.row }, 'MEMBER_DIFFERS', facts)
}

/** What the file says otherwise than the company; of what it leaves empty only the sponsor says something: a root. */
function differing(
  member: MemberRow,
  before: Pick<MemberRow, Exclude<MemberKey, 'number'>>,
): readonly MemberKey[] {
  const told = ['joinedOn', 'country', 'name', 'email', 'phone', 'status'] as const
  const other = told.filter((key) => member.said.has(key) && member[key] !== before[key])
  return member.sponsor === before.sponsor ? other : ['sponsor', ...other]
}

async function enrol(scene: ImportScene, members: readonly MemberRow[]): Promise<void> {
  const { buyers, call, calendar } = scene
  for (const { number, joinedOn } of members) {
    const id = call.ports.ids.next() as MemberId
    buyers.set(number, { id, joinedAt: startOfDay(calendar.zone, joinedOn) })
  }
  const events = members.map((member) => enrolled(scene, member))
  await writeBatch(scene, { periods: [], decide: async () => ({ events }) })
  scene.tally.accept(members.length)
}

function enrolled({ buyers, mapping }: ImportScene, member: MemberRow): NewEvent {
  const { id, joinedAt } = buyers.get(member.number)!
  const { number, sponsor, joinedOn, status, country, name, email, phone } = member
  return {
    kind: 'MEMBER_ENROLLED',
    subject: id,
    body: {
      id,
      number,
      sponsorId: sponsor === '' ? null : buyers.get(sponsor)!.id,
      enrolledOn: joinedOn,
      enrolledAt: joinedAt,
      status,
      country,
      agreementVersion: '1',
      source: 'IMPORT',
    },
    personal: {
      ...{ name, email, phone },
      ...{ street: null, postalCode: null, city: null },
      language: mapping.members.language,
    },
  }
}
