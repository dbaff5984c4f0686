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

/**
 * One log-in a role (two for finance): the strong founder leads, the seller of that line with most to look at and the
 * seller's busiest customer look on.
 */
export function demoUsers(story: DemoStory, stage: DemoStage): readonly DemoUser[] {
  const staff = STAFF_USERS.map(([role, mailbox, name, language]): DemoUser => {
    const email = `${mailbox}@nordlicht.example`
    return { role, email, name, language, leader: false, contactId: null }
  })
  const leader = story.members.find((member) => member.story === 'STRONG')
  const member = busiestSeller(story, leader?.position)
  const customer = busiestCustomer(story, member?.position) ?? story.customers[0]
  const contacts: DemoUser[] = []
  for (const person of [leader, member]) {
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

/** The seller below the leader with most months in which both the own number and a recruit's bought something. */
function busiestSeller(
  story: DemoStory,
  leader: number | undefined,
): DemoStory['members'][number] | undefined {
  const present = story.members.filter(({ endsInMonth, sponsor }) => endsInMonth === null && sponsor !== null)
  const sellers = present.filter(({ persona, sponsor }) => persona === 'SELLER' && sponsor === leader)
  const bought = monthsBought(story)
  const earning = ({ position }: { readonly position: number }): number => {
    const recruits = story.members.filter(({ sponsor }) => sponsor === position)
    const months = [...(bought.get(position) ?? [])]
    return months.filter((month) => recruits.some((each) => bought.get(each.position)?.has(month))).length
  }
  return mostOf(sellers, earning) ?? present[0]
}

/** Months in which a member or one of the member's customers bought something, by position. */
function monthsBought({ orders, customers }: DemoStory): ReadonlyMap<number, ReadonlySet<number>> {
  const months = new Map<number, Set<number>>()
  for (const { buyer, month } of orders) {
    const member = buyer.kind === 'MEMBER' ? buyer.position : customers[buyer.position]!.carer
    const known = months.get(member) ?? new Set()
    months.set(member, known.add(month))
  }
  return months
}

function busiestCustomer(
  { customers, orders }: DemoStory,
  carer: number | undefined,
): DemoStory['customers'][number] | undefined {
  const counts = new Map<number, number>()
  for (const { buyer } of orders) {
    if (buyer.kind === 'CUSTOMER') counts.set(buyer.position, (counts.get(buyer.position) ?? 0) + 1)
  }
  const own = customers.filter((customer) => customer.carer === carer)
  return mostOf(own, ({ position }) => counts.get(position) ?? 0)
}

/** The first of those with the largest size. */
function mostOf<T>(things: readonly T[], sizeOf: (thing: T) => number): T | undefined {
  const sized = things.map((thing) => ({ thing, size: sizeOf(thing) }))
  const most = sized.reduce((largest, { size }) => Math.max(largest, size), 0)
  return sized.find(({ size }) => size === most)?.thing
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
