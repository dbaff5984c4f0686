import { expect, test } from 'vitest'
import { openKeyOf } from '#server/domain/crm/interest.ts'
import type { ContactId, MemberId } from '#server/domain/kernel/ids.ts'

const lead = { contactId: 'c1' as ContactId, kind: 'CUSTOMER', ownerId: 'm1' as MemberId } as const

test('two open interests share a key when contact, kind and owner are the same, and only then', () => {
  const others = [
    { ...lead, contactId: 'c2' as ContactId },
    { ...lead, kind: 'RECRUIT' as const },
    { ...lead, ownerId: 'm2' as MemberId },
    { ...lead, ownerId: null },
  ]
  expect(openKeyOf({ ...lead })).toBe(openKeyOf(lead))
  expect(new Set([lead, ...others].map(openKeyOf)).size).toBe(5)
})
