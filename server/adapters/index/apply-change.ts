import type { IndexChange } from '#server/adapters/index/index-change.ts'
import type { GenealogyIndex, NewMember } from '#server/domain/genealogy/genealogy-index.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'

/** Applies a change while the index is being filled: no ring is looked for and no sum kept before it is settled. */
export function fillIn(index: GenealogyIndex, change: IndexChange, period: string | null): void {
  if (change.kind === 'ENROL') {
    if (index.ordinalOf(change.id) === undefined) index.load(newMember(index, change))
    return
  }
  const member = index.ordinalOf(change.id)
  if (member === undefined) return
  if (change.kind === 'MOVE') {
    index.tree('SPONSOR').parent[member] = known(index, change.sponsorId)
  } else if (change.kind === 'VOLUME') {
    if (change.period !== period) return
    const { ownVolume, customerVolume } = index.members
    ownVolume[member] = ownVolume[member]! + change.own
    customerVolume[member] = customerVolume[member]! + change.customers
  } else setAttribute(index, member, change)
}

/** Applies the next change of the log: rights are exact at once, group volumes too. */
export function applyChange(index: GenealogyIndex, change: IndexChange, period: string | null): void {
  if (change.kind === 'ENROL') {
    index.insert(newMember(index, change))
    return
  }
  const member = index.ordinalOf(change.id)
  // Contacts who are no members change too.
  if (member === undefined) return
  if (change.kind === 'MOVE') index.move('SPONSOR', member, known(index, change.sponsorId))
  else if (change.kind === 'VOLUME') {
    if (change.period !== period) return
    index.addVolume(member, change)
    markActive(index, member)
  } else setAttribute(index, member, change)
}

/** In the open period a member counts as active so far once it has volume; the plan's own rule is the run's. */
export function markActive(index: GenealogyIndex, member: Ordinal): void {
  const { ownVolume, customerVolume } = index.members
  index.members.setActive(member, ownVolume[member]! + customerVolume[member]! > 0n)
}

function setAttribute(
  index: GenealogyIndex,
  member: Ordinal,
  change: Extract<IndexChange, { kind: 'STATUS' | 'COUNTRY' }>,
): void {
  if (change.kind === 'STATUS') index.members.setStatus(member, change.status)
  else index.members.set(member, { ...index.members.of(member), country: change.country })
}

function newMember(index: GenealogyIndex, change: Extract<IndexChange, { kind: 'ENROL' }>): NewMember {
  const { id, ordinal, sponsorId, status, country, joinedDay } = change
  const sponsor = sponsorId === null ? null : known(index, sponsorId)
  return { id, ordinal, sponsor, status, country, joinedDay, rank: 0 }
}

function known(index: GenealogyIndex, id: string): Ordinal {
  const ordinal = index.ordinalOf(id)
  invariant(ordinal !== undefined, 'the log names a sponsor after it enrolled the sponsor')
  return ordinal
}
