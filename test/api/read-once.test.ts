import { expect, test } from 'vitest'
import { apolloServer } from '#server/api/graphql/apollo.ts'
import type { Context } from '#server/api/graphql/context.ts'
import { systemActor } from '#server/usecases/actor.ts'
import type { Ports } from '#server/usecases/ports.ts'
import { houseSchema } from '#test/api/house-schema.ts'
import { fakeGenealogy, fakePorts, idAt, indexOf } from '#test/usecases/fake-ports.ts'

/** Ports that count their questions. */
function counting() {
  const asked: Record<string, number> = {}
  const answers =
    <Answer>(name: string, answer: Answer) =>
    async (): Promise<Answer> => {
      asked[name] = (asked[name] ?? 0) + 1
      return answer
    }
  const ports = fakePorts(fakeGenealogy(indexOf([-1, 0])))
  const name = { id: idAt(1), number: 'M1', name: 'Ben Tal' }
  const record = { ...name, status: 'ENROLLED', country: 'DE', enrolledOn: '2026-01-10', sponsorId: null }
  const run = { id: idAt(7), period: '2026-10', state: 'CLOSED', computation: 1, report: {} }
  const named = new Map([[name.id, record]])
  const counted = {
    ...ports,
    company: { ...ports.company, shutPeriods: answers('shutPeriods', [{ period: '2026-10' }]) },
    changes: { ...ports.changes, versions: answers('versions', []) },
    digest: { identifier: () => 'code' },
    members: { byId: async () => record, names: async () => named, faces: async () => named },
    periods: {
      runs: answers('runs', [run]),
      sales: answers('sales', []),
      statement: answers('statement', undefined),
      statementsOf: answers('statementsOf', []),
    },
    plans: { versions: answers('plans', []) },
    periodRecords: { ofMember: async () => [] },
    runFacts: {},
  } as unknown as Ports
  return { asked, ports: counted }
}

const MEMBER_PAGE = `{
  member(id: "${idAt(1)}") { highestRank nextRank { rank } periods(last: 24) { period } legs { members } }
}`

test('a page of a member asks the store for its runs once, and the next request asks again', async () => {
  const { asked, ports } = counting()
  const server = apolloServer({
    schema: await houseSchema(),
    talkative: false,
    bug: (_, error) => expect(error).toBeUndefined(),
    asked: () => undefined,
  })
  const context = (): Context =>
    ({
      caller: { ports, actor: systemActor(['FINANCE']) },
      correlationId: 'one',
      shownSeq: (seq: bigint) => seq,
      unhurried: () => undefined,
    }) as unknown as Context
  for (const times of [1, 2]) {
    const { body } = await server.executeOperation({ query: MEMBER_PAGE }, { contextValue: context() })
    expect(body.kind === 'single' && body.singleResult.errors).toBeUndefined()
    expect(asked).toMatchObject({ runs: times, shutPeriods: times, statement: times })
  }
  await server.stop()
})
