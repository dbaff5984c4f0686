import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROLES, type Role } from '#server/domain/kernel/access.ts'
import { type Answer, type Client, clientOf } from '#test/api/client.ts'
import { MAY_ASK } from '#test/api/may-ask.ts'
import { CUSTOMER, type House, MEMBERS, NOBODY, openHouse, userOf } from '#test/api/open-house.ts'
import { QUESTIONS } from '#test/api/questions.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

/** Whom a question is about: the own record, one outside the own downline, one nobody has. */
const SUBJECTS = { own: MEMBERS.ANNA, foreign: MEMBERS.DORA, missing: NOBODY } as const
type Subject = keyof typeof SUBJECTS

const DENIED = ['FORBIDDEN', 'UNAUTHENTICATED']

describeWithNeo4j('every role at every root field', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse()
  })
  afterAll(() => house.close())

  const clientFor = (role: Role | 'ANONYMOUS'): Promise<Client> | Client =>
    role === 'ANONYMOUS' ? clientOf(house.doors.address) : house.as(userOf[role])

  const askAbout = async (role: Role | 'ANONYMOUS', name: string, subject: Subject): Promise<Answer> => {
    const question = QUESTIONS[name]
    if (!question) throw new Error(`${name} has no question in the tests`)
    return (await clientFor(role)).ask(question(SUBJECTS[subject]))
  }

  test('the tests have a question for every field', () => {
    const asked = Object.keys(MAY_ASK).filter((name) => !name.startsWith('Subscription.'))
    expect(Object.keys(QUESTIONS).sort()).toEqual(asked.sort())
  })

  test.each([...ROLES, 'ANONYMOUS'] as const)(
    '%s is let in and kept out as decided, whoever it is about',
    async (role) => {
      const wrong: string[] = []
      for (const name of Object.keys(QUESTIONS)) {
        // Ending the own session would end the test; its rights are walked with the others in accounts.service.test.ts.
        if (/signOut|endSession|changePassword|Mutation.signIn/.test(name)) continue
        // Questions about nobody are asked once.
        const subjects =
          QUESTIONS[name]?.length === 0 ? (['own'] as const) : (Object.keys(SUBJECTS) as Subject[])
        for (const subject of subjects) {
          const { codes } = await askAbout(role, name, subject)
          const kept = codes.some((code) => DENIED.includes(code))
          const may = MAY_ASK[name]?.includes(role) ?? false
          const own =
            name === 'Mutation.changeProfile' ||
            name === 'Query.customers' ||
            name === 'Mutation.createApiKey'
          if (kept === may && !(may && own))
            wrong.push(`${role} ${name} ${subject}: ${codes.join(' ') || 'let in'}`)
          if (codes.includes('INTERNAL')) wrong.push(`${role} ${name} ${subject}: INTERNAL`)
        }
      }
      expect(wrong).toEqual([])
    },
  )

  test('for a member, who is foreign answers exactly as who is missing, field by field', async () => {
    const differing: string[] = []
    for (const name of Object.keys(QUESTIONS)) {
      if (
        !MAY_ASK[name]?.includes('MEMBER') ||
        /^Mutation\.(signOut|endSession|changePassword|signIn)/.test(name)
      )
        continue
      const [foreign, missing] = [
        await askAbout('MEMBER', name, 'foreign'),
        await askAbout('MEMBER', name, 'missing'),
      ]
      const plain = (answer: Answer): string =>
        JSON.stringify([
          answer.status,
          answer.codes,
          answer.errors.map(({ extensions }) => extensions.facts),
          unnamed(answer),
        ])
      if (plain(foreign) !== plain(missing)) differing.push(`${name}: ${plain(foreign)} ${plain(missing)}`)
    }
    expect(differing).toEqual([])
  })

  test('a member reaches the own downline, and a customer nobody', async () => {
    const anna = await house.as('anna')
    const customer = await house.as('customer')
    for (const id of [MEMBERS.ANNA, MEMBERS.BEN, MEMBERS.CARA]) {
      expect((await anna.ask(`{ member(id: "${id}") { id } }`)).data).toEqual({ member: { id } })
    }
    for (const id of [MEMBERS.ROOT, MEMBERS.DORA, MEMBERS.FRED, CUSTOMER]) {
      expect((await anna.ask(`{ member(id: "${id}") { id } }`)).codes).toEqual(['NOT_FOUND'])
      expect((await customer.ask(`{ member(id: "${id}") { id } }`)).codes).toEqual(['FORBIDDEN'])
    }
  })
})

/** Data without what differs from call to call: places of the log, instants, new ids. */
const unnamed = ({ data }: Answer): unknown =>
  JSON.parse(
    JSON.stringify(data, (key, value: unknown) =>
      ['seq', 'now', 'id', 'number', 'logIn'].includes(key) ? null : value,
    ),
  )
