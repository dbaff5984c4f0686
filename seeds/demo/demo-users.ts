import type { DemoLogIn } from '#seeds/demo/demo-file.ts'
import { demoId } from '#seeds/demo/demo-ids.ts'
import type { DemoStory } from '#seeds/demo/story.ts'
import { type DemoStage, memberIdAt } from '#seeds/demo/story-events.ts'
import type { Role } from '#server/domain/kernel/access.ts'
import type { UserId } from '#server/domain/kernel/ids.ts'
import type { NewEvent } from '#server/ports/events.ts'
import type { Secret } from '#server/ports/secret.ts'

/** Somebody who may sign in to the demo. */
export interface DemoUser {
  readonly role: Role
  readonly email: string
  readonly name: string
  readonly language: string
  readonly leader: boolean
  readonly contactId: string | null
}

const STAFF_USERS: readonly (readonly [Role, string, string, string])[] = [
  ['ADMIN', 'admin', 'Ines Albers', 'de'],
  ['BACK_OFFICE', 'office', 'Tom Reuter', 'de'],
  ['FINANCE', 'finance', 'Vera Lindt', 'de'],
  ['FINANCE', 'finance2', 'Owen Hart', 'en'],
  ['COMPLIANCE', 'compliance', 'Nora Falk', 'en'],
]

/** One log-in a role (two for finance): the strong founder leads, a seller of that line and a customer look on. */
export function demoUsers(story: DemoStory, stage: DemoStage): readonly DemoUser[] {
  const staff = STAFF_USERS.map(([role, mailbox, name, language]): DemoUser => {
    const email = `${mailbox}@nordlicht.example`
    return { role, email, name, language, leader: false, contactId: null }
  })
  const leader = story.members.find((member) => member.story === 'STRONG')
  const carers = new Set(story.customers.map(({ carer }) => carer))
  const present = story.members.filter(({ endsInMonth, sponsor }) => endsInMonth === null && sponsor !== null)
  const member = present.find((each) => each.sponsor === leader?.position && carers.has(each.position))
  const customer = story.customers.find(({ carer }) => carer === member?.position) ?? story.customers[0]
  const contacts: DemoUser[] = []
  for (const person of [leader, member ?? present[0]]) {
    if (!person) continue
    const contactId = memberIdAt(story, person.position, stage)
    contacts.push({ ...nameOf(person), role: 'MEMBER', leader: person === leader, contactId })
  }
  if (customer) {
    const contactId = demoId(stage.digest, 'Contact', customer.number)
    contacts.push({ ...nameOf(customer), role: 'CUSTOMER', leader: false, contactId })
  }
  return [...staff, ...contacts]
}

const nameOf = ({ email, name, language }: { email: string; name: string; language: string }) => ({
  email,
  name,
  language,
})

/** The id of the demo user with this e-mail. */
export const demoUserId = ({ digest }: DemoStage, email: string): UserId => demoId(digest, 'User', email)

/** Log-ins with passwords people can type. */
export const demoLogIns = (users: readonly DemoUser[], secret: Secret): DemoLogIn[] =>
  users.map(({ role, email, leader }) => ({ role, email, leader, password: secret.readablePassword() }))

/** The event that makes a user who signs in with `password`. */
export async function userCreated(
  user: DemoUser,
  password: string,
  { stage, secret }: { readonly stage: DemoStage; readonly secret: Secret },
): Promise<NewEvent> {
  const id = demoUserId(stage, user.email)
  const { email, name, language, contactId, role } = user
  const passwordHash = await secret.hashPassword(password)
  return {
    kind: 'USER_CREATED',
    subject: id,
    body: { id, contactId, roles: [role] },
    personal: { email, name, passwordHash, language },
  }
}
