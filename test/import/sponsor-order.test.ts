import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarDate } from '#server/domain/kernel/instant.ts'
import { type BulkMember, bulkTree } from '#server/usecases/imports/bulk-members.ts'
import type { MemberRow } from '#server/usecases/imports/member-rows.ts'
import { sponsorOrder } from '#server/usecases/imports/sponsor-order.ts'

const day = (text: string): CalendarDate => text as CalendarDate

function memberRow(number: string, sponsor: string, joinedOn = '2024-01-01'): MemberRow {
  const row = { line: 2, fields: [] }
  const contact = { country: 'DE', name: number, email: null, phone: null, status: 'ENROLLED' } as const
  return { row, said: new Set(), number, sponsor, joinedOn: day(joinedOn), ...contact }
}

const unknown = (): undefined => undefined
const read = (members: readonly MemberRow[], ...unreadable: string[]) => ({
  members,
  unreadable: new Set(unreadable),
})
const codesOf = (rows: readonly MemberRow[], ...unreadable: string[]) =>
  Object.fromEntries(
    sponsorOrder(read(rows, ...unreadable), unknown).rejected.map(({ member, code }) => [
      member.number,
      code,
    ]),
  )

describe('the order of sponsors', () => {
  it('puts sponsors first and keeps the order of the file otherwise', () => {
    const rows = [memberRow('c', 'b'), memberRow('b', 'a'), memberRow('a', ''), memberRow('d', '')]
    expect(sponsorOrder(read(rows), unknown).sorted.map(({ number }) => number)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('names every member of a ring, and those who hang on it', () => {
    const rows = [
      memberRow('a', 'c'),
      memberRow('b', 'a'),
      memberRow('c', 'b'),
      memberRow('d', 'c'),
      memberRow('e', 'e'),
    ]
    expect(codesOf(rows)).toEqual({
      a: 'SPONSOR_RING',
      b: 'SPONSOR_RING',
      c: 'SPONSOR_RING',
      d: 'SPONSOR_REJECTED',
      e: 'SPONSOR_RING',
    })
  })

  it('rejects a stranger as sponsor and one who joined later, and takes one the company has', () => {
    const rows = [
      memberRow('a', 'x'),
      memberRow('b', ''),
      memberRow('c', 'b', '2023-01-01'),
      memberRow('k', 'known'),
    ]
    const joined = (number: string) => (number === 'known' ? day('2020-01-01') : undefined)
    const { rejected, sorted } = sponsorOrder(read(rows), joined)
    expect(rejected.map(({ member, code }) => [member.number, code])).toEqual([
      ['a', 'SPONSOR_UNKNOWN'],
      ['c', 'SPONSOR_LATER'],
    ])
    expect(sorted.map(({ number }) => number)).toEqual(['b', 'k'])
  })

  it('says of the child of an unreadable row that the sponsor was rejected, unless the company or a later row has it', () => {
    const rows = [memberRow('a', 'x'), memberRow('b', 'a'), memberRow('c', 'y'), memberRow('y', '')]
    expect(codesOf(rows, 'x', 'y')).toEqual({ a: 'SPONSOR_REJECTED', b: 'SPONSOR_REJECTED' })
    const joined = (number: string) => (number === 'x' ? day('2020-01-01') : undefined)
    expect(sponsorOrder(read(rows, 'x', 'y'), joined).rejected).toEqual([])
  })

  it('climbs a line of 200,000 without falling', () => {
    const rows = Array.from({ length: 200_000 }, (_, at) =>
      memberRow(`${at}`, at === 199_999 ? '' : `${at + 1}`),
    )
    expect(sponsorOrder(read(rows), unknown).sorted[0]?.number).toBe('199999')
  })

  it('agrees with the bulk road and with a naive climb on any forest with mistakes', () => {
    const sponsor = fc.integer({ min: -2, max: 14 })
    fc.assert(
      fc.property(fc.array(sponsor, { minLength: 1, maxLength: 14 }), (above) => {
        const nameOf = (at: number): string => (at === -1 ? '' : at === -2 ? 'stranger' : `m${at}`)
        const rows = above.map((at, member) => memberRow(`m${member}`, nameOf(at)))
        const bulk = above.map((at, member): BulkMember => {
          return { id: `m${member}`, sponsorId: nameOf(at), joinedAt: 0, country: 'DE', status: 'ENROLLED' }
        })
        const { sorted } = sponsorOrder(read(rows), unknown)
        const taken = new Set(sorted.map(({ number }) => number))
        expect([...taken].toSorted()).toEqual(naive(above).toSorted())
        expect(bulkTree(bulk).members.map(({ id }) => id)).toEqual(sorted.map(({ number }) => number))
        const seen = new Set<string>()
        for (const { number, sponsor: name } of sorted) {
          expect(name === '' || seen.has(name)).toBe(true)
          seen.add(number)
        }
      }),
    )
  })
})

/** Members whose climb ends at a root of the file. */
function naive(above: readonly number[]): string[] {
  return above.flatMap((_, member) => {
    let at = member
    for (let steps = 0; steps <= above.length; steps += 1) {
      const next = above[at]!
      if (next === -1) return [`m${member}`]
      if (next < 0 || next >= above.length) return []
      at = next
    }
    return []
  })
}
