import { CONTRACT_STATUSES, type ContractStatus } from '#server/domain/genealogy/events.ts'
import { grownCapacity, grownColumn, sharedColumn } from '#server/domain/genealogy/shared-column.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'

/** What the index knows of a member besides the trees. */
export interface MemberAttributes {
  readonly status: ContractStatus
  /** Position in the company's list of ranks, 0 for none. */
  readonly rank: number
  /** ISO 3166 code of two letters. */
  readonly country: string
  /** Days since 1970-01-01. */
  readonly joinedDay: number
}

/** Bit of `flags`: active in the open period. It is the lowest one, so that it can be counted by adding. */
export const ACTIVE = 1
const VACANT = 2
const BYTES_A_MEMBER = 1 + 1 + 2 + 4 + 1 + 16

/** Attributes and the open period's volumes by ordinal: 25 bytes a member, in shared memory. */
export class MemberTable {
  count = 0
  status: Uint8Array
  rank: Uint8Array
  country: Uint16Array
  joinedDay: Int32Array
  flags: Uint8Array
  /** Volume of the member's own orders in the open period, in the unit the host feeds. */
  ownVolume: BigInt64Array
  /** Volume of the orders of the member's customers. */
  customerVolume: BigInt64Array
  #capacity: number

  constructor(capacity: number) {
    this.#capacity = Math.max(capacity, 16)
    this.status = sharedColumn(Uint8Array, this.#capacity)
    this.rank = sharedColumn(Uint8Array, this.#capacity)
    this.country = sharedColumn(Uint16Array, this.#capacity)
    this.joinedDay = sharedColumn(Int32Array, this.#capacity)
    this.flags = sharedColumn(Uint8Array, this.#capacity)
    this.ownVolume = sharedColumn(BigInt64Array, this.#capacity)
    this.customerVolume = sharedColumn(BigInt64Array, this.#capacity)
  }

  /** Writes the attributes of `ordinal`; ordinals that are skipped on the way stay vacant. */
  set(ordinal: Ordinal, attributes: MemberAttributes): void {
    this.#reserve(ordinal + 1)
    for (; this.count < ordinal; this.count += 1) this.flags[this.count] = VACANT
    if (this.count === ordinal) this.count += 1
    this.flags[ordinal] = this.flags[ordinal]! & ~VACANT
    this.status[ordinal] = CONTRACT_STATUSES.indexOf(attributes.status)
    this.rank[ordinal] = attributes.rank
    this.country[ordinal] = countryCode(attributes.country)
    this.joinedDay[ordinal] = attributes.joinedDay
  }

  of(ordinal: Ordinal): MemberAttributes {
    return {
      status: CONTRACT_STATUSES[this.status[ordinal]!]!,
      rank: this.rank[ordinal]!,
      country: countryText(this.country[ordinal]!),
      joinedDay: this.joinedDay[ordinal]!,
    }
  }

  setStatus(ordinal: Ordinal, status: ContractStatus): void {
    this.status[ordinal] = CONTRACT_STATUSES.indexOf(status)
  }

  setRank(ordinal: Ordinal, rank: number): void {
    this.rank[ordinal] = rank
  }

  /** Active is a word of a period: met the plan's activity rule in the one the index shows. */
  isActive(ordinal: number): boolean {
    return (this.flags[ordinal]! & ACTIVE) !== 0
  }

  setActive(ordinal: Ordinal, active: boolean): void {
    const others = this.flags[ordinal]! & ~ACTIVE
    this.flags[ordinal] = active ? others | ACTIVE : others
  }

  /** True for a number that no member has. */
  isVacant(ordinal: Ordinal): boolean {
    return (this.flags[ordinal]! & VACANT) !== 0
  }

  /** A new period opens: no volume, nobody active. */
  clearPeriod(): void {
    this.ownVolume.fill(0n)
    this.customerVolume.fill(0n)
    for (let member = 0; member < this.count; member += 1) this.flags[member] = this.flags[member]! & ~ACTIVE
  }

  /** Own and customers' volume together, by ordinal. */
  personalVolumes(): BigInt64Array {
    const { ownVolume, customerVolume } = this
    const personal = new BigInt64Array(this.count)
    for (let member = 0; member < this.count; member += 1) {
      personal[member] = ownVolume[member]! + customerVolume[member]!
    }
    return personal
  }

  /** Bytes reserved. */
  get bytes(): number {
    return this.#capacity * BYTES_A_MEMBER
  }

  #reserve(count: number): void {
    const capacity = grownCapacity(this.#capacity, count)
    if (capacity === this.#capacity) return
    this.#capacity = capacity
    this.status = grownColumn(Uint8Array, this.status, capacity)
    this.rank = grownColumn(Uint8Array, this.rank, capacity)
    this.country = grownColumn(Uint16Array, this.country, capacity)
    this.joinedDay = grownColumn(Int32Array, this.joinedDay, capacity)
    this.flags = grownColumn(Uint8Array, this.flags, capacity)
    this.ownVolume = grownColumn(BigInt64Array, this.ownVolume, capacity)
    this.customerVolume = grownColumn(BigInt64Array, this.customerVolume, capacity)
  }
}

/** Two letters in 16 bits; 0 for no country. */
export function countryCode(country: string): number {
  return country.length === 2 ? (country.charCodeAt(0) << 8) | country.charCodeAt(1) : 0
}

function countryText(code: number): string {
  return code === 0 ? '' : String.fromCharCode(code >> 8, code & 255)
}
