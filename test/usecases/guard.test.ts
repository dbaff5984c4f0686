import { describe, expect, test } from 'vitest'
import { accepted } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { actorWith, fakeGenealogy, fakePorts, idAt, indexOf } from '#test/usecases/fake-ports.ts'

/** 0 is the root, 1 and 2 hang under it, 3 under 1, 4 under 3. */
const ports = fakePorts(fakeGenealogy(indexOf([-1, 0, 0, 1, 3]), 7n))

let ran = 0
const look = verb<{ readonly id: string | null }, string>({
  name: 'look',
  action: 'MEMBER_SEE',
  subject: ({ id }) => id,
  run: async () => {
    ran += 1
    return accepted('seen')
  },
})
const member = actorWith(['MEMBER'], 1)
const said = async (...asked: Parameters<typeof look>): Promise<string> => {
  const answer = await look(...asked)
  return answer.ok ? answer.value : answer.refusals.map(({ code }) => code).join(' ')
}

describe('the guard', () => {
  test('lets a role with the action look at who is in sight', async () => {
    expect(await said({ ports, actor: member }, { id: idAt(3) })).toBe('seen')
    expect(await said({ ports, actor: actorWith(['BACK_OFFICE']) }, { id: idAt(0) })).toBe('seen')
  })

  test('answers alike for who is foreign, who does not exist and what is no id, and the verb does not run', async () => {
    const before = ran
    for (const id of [idAt(0), idAt(2), idAt(99), 'no id', '']) {
      const answer = await look({ ports, actor: member }, { id })
      expect(answer).toEqual({ ok: false, refusals: [{ code: 'NOT_FOUND', facts: {} }] })
    }
    expect(ran).toBe(before)
  })

  test('keeps out a role without the action before it looks at the subject', async () => {
    for (const id of [idAt(0), idAt(99)]) {
      expect(await said({ ports, actor: actorWith(['CUSTOMER']) }, { id })).toBe('FORBIDDEN')
      expect(await said({ ports, actor: actorWith(['ANONYMOUS']) }, { id })).toBe('UNAUTHENTICATED')
    }
    expect(await said({ ports, actor: actorWith([]) }, { id: idAt(1) })).toBe('FORBIDDEN')
  })

  test('says that it is behind instead of answering from before what the asker has seen', async () => {
    expect(await said({ ports, actor: member, seen: 7n }, { id: idAt(3) })).toBe('seen')
    expect(await said({ ports, actor: member, seen: 8n }, { id: idAt(3) })).toBe('INDEX_BEHIND')
  })

  test('a member who is not in the tree sees nobody, not even by the own id', async () => {
    expect(await said({ ports, actor: actorWith(['MEMBER'], 77) }, { id: idAt(77) })).toBe('NOT_FOUND')
    expect(await said({ ports, actor: actorWith(['MEMBER'], null) }, { id: idAt(1) })).toBe('NOT_FOUND')
  })

  test('without a subject only the action counts', async () => {
    expect(await said({ ports, actor: member }, { id: null })).toBe('seen')
  })
})
