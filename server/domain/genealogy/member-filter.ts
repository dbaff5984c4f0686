import { CONTRACT_STATUSES, type ContractStatus } from '#server/domain/genealogy/events.ts'
import { countryCode, type MemberTable } from '#server/domain/genealogy/member-table.ts'

/** What a list of members is narrowed to; every part is optional and all must hold. */
export interface MemberFilter {
  readonly statuses?: readonly ContractStatus[]
  readonly ranks?: readonly number[]
  readonly countries?: readonly string[]
  /** Active, or not active, in the open period. */
  readonly active?: boolean
  /** Days since 1970-01-01: first day included, last day excluded. */
  readonly joinedFrom?: number
  readonly joinedBefore?: number
}

/** Answers whether a member passes a filter. */
export type MemberTest = (member: number) => boolean

/** Prepares a filter once for many members; `undefined` when it lets everybody pass. */
export function memberTest(table: MemberTable, filter: MemberFilter = {}): MemberTest | undefined {
  const tests = [
    filter.statuses &&
      oneOf(
        table.status,
        filter.statuses.map((status) => CONTRACT_STATUSES.indexOf(status)),
      ),
    filter.ranks && oneOf(table.rank, filter.ranks),
    filter.countries && oneOf(table.country, filter.countries.map(countryCode)),
    filter.active === undefined ? undefined : activeTest(table, filter.active),
    joinedTest(table, filter),
  ].filter((test) => test !== undefined)
  if (tests.length <= 1) return tests[0]
  return (member) => tests.every((test) => test(member))
}

/** A flag for every value a column can hold: one look-up a member. */
function oneOf(column: Uint8Array | Uint16Array, wanted: readonly number[]): MemberTest {
  const isWanted = new Uint8Array(2 ** (8 * column.BYTES_PER_ELEMENT))
  for (const value of wanted) if (value >= 0) isWanted[value] = 1
  return (member) => isWanted[column[member]!] === 1
}

function activeTest(table: MemberTable, wanted: boolean): MemberTest {
  return (member) => table.isActive(member) === wanted
}

function joinedTest(table: MemberTable, { joinedFrom, joinedBefore }: MemberFilter): MemberTest | undefined {
  if (joinedFrom === undefined && joinedBefore === undefined) return undefined
  const [from, before] = [joinedFrom ?? -Infinity, joinedBefore ?? Infinity]
  const { joinedDay } = table
  return (member) => joinedDay[member]! >= from && joinedDay[member]! < before
}
