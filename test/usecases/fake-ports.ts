import { DEFAULT_SIGHT, type SightRule } from '#server/domain/company/sight-policy.ts'
import { GenealogyIndex } from '#server/domain/genealogy/genealogy-index.ts'
import type { Standing } from '#server/domain/kernel/access.ts'
import type { MemberId, Ordinal } from '#server/domain/kernel/ids.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'
import type { LoggedEvent } from '#server/ports/events.ts'
import type { Genealogy } from '#server/ports/genealogy.ts'
import { type Actor, anonymous } from '#server/usecases/actor.ts'
import type { Ports } from '#server/usecases/ports.ts'

/** The id of member 0, 1, 2 ... */
export const idAt = (number: number): MemberId =>
  `00000000-0000-4000-8000-${number.toString().padStart(12, '0')}` as MemberId

/** A settled index; each number is the sponsor of its position, -1 for a root. */
export function indexOf(sponsors: readonly number[]): GenealogyIndex {
  const index = new GenealogyIndex(sponsors.length)
  for (const [ordinal, sponsor] of sponsors.entries()) {
    index.insert({
      id: idAt(ordinal),
      ordinal: ordinal as Ordinal,
      sponsor: sponsor < 0 ? null : (sponsor as Ordinal),
      status: 'ENROLLED',
      rank: 0,
      country: 'DE',
      joinedDay: 20_000 + ordinal,
    })
  }
  index.settle(1n)
  return index
}

/** A hosted index that stands at `seq`, and a log that tests speak into. */
export interface FakeGenealogy extends Genealogy {
  tell(events: readonly LoggedEvent[]): void
}

/** Reaches whatever lies at or before `seq`, and nothing else. */
export function fakeGenealogy(index: GenealogyIndex, seq = 1n): FakeGenealogy {
  const listeners = new Set<(events: readonly LoggedEvent[]) => void>()
  return {
    index,
    reached: async (wanted) => wanted <= seq,
    health: () => ({ seq, headSeq: seq, behindMs: 0, members: index.count, bytesPerMember: 0 }),
    verify: async () => ({ members: index.count, differences: 0, found: [], quiet: true }),
    volumesIn: async () => new Map(),
    follow: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    tell: (events) => {
      for (const listener of listeners) listener(events)
    },
  }
}

/** Ports as far as a pure test needs them: an index, a policy of sight, a clock that stands still. */
export function fakePorts(genealogy: Genealogy, sightPolicy: readonly SightRule[] = [DEFAULT_SIGHT]): Ports {
  const company = {
    name: 'Test',
    currency: 'EUR',
    calendar: { kind: 'MONTH', zone: 'Europe/Berlin' },
    firstPeriod: '2026-01',
    demo: false,
    ranks: ['BRONZE'],
    sightPolicy,
  }
  return {
    genealogy,
    clock: { now: () => instantOf(Date.UTC(2026, 10, 5)) },
    company: { company: async () => company, shutPeriods: async () => [] },
  } as unknown as Ports
}

/** Somebody with these standings, who is the member at a place of the tree. */
export const actorWith = (standings: readonly Standing[], member: number | null = null): Actor => ({
  ...anonymous('', ''),
  id: 'user-1',
  standings,
  memberId: member === null ? null : idAt(member),
})
