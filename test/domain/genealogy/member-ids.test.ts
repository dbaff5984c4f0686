import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MemberIds } from '#server/domain/genealogy/member-ids.ts'
import type { MemberId, Ordinal } from '#server/domain/kernel/ids.ts'

describe('member ids', () => {
  test('every id finds its ordinal and every ordinal its id, while the table grows', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 200, size: 'max' }), (ids) => {
        const table = new MemberIds(0)
        ids.forEach((id, ordinal) => {
          table.add(id as MemberId, ordinal as Ordinal)
        })
        ids.forEach((id, ordinal) => {
          expect(table.ordinalOf(id)).toBe(ordinal)
          expect(table.idOf(ordinal as Ordinal)).toBe(id)
        })
      }),
    )
  })

  test('a strange id is nobody, and so is text that is no id', () => {
    const table = new MemberIds(0)
    table.add('00000000-0000-0000-0000-000000000000' as MemberId, 0 as Ordinal)
    for (const text of [
      '00000000-0000-0000-0000-000000000001',
      '00000000-0000-0000-0000-00000000000',
      '00000000_0000_0000_0000_000000000000',
      '0000000g-0000-0000-0000-000000000000',
      '',
    ]) {
      expect(table.ordinalOf(text)).toBeUndefined()
    }
  })

  test('ids that count upwards do not crowd the table', () => {
    const table = new MemberIds(100_000)
    const id = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}` as MemberId
    for (let n = 0; n < 100_000; n += 1) table.add(id(n), n as Ordinal)
    const lost = Array.from({ length: 100_000 }, (_, n) => n).filter((n) => table.ordinalOf(id(n)) !== n)
    expect(lost).toEqual([])
    expect(table.bytes).toBe(2_400_000)
  })

  test('the same id twice is a bug', () => {
    const table = new MemberIds(0)
    const id = '11111111-1111-4111-8111-111111111111' as MemberId
    table.add(id, 0 as Ordinal)
    expect(() => table.add(id, 1 as Ordinal)).toThrow('once')
  })
})
