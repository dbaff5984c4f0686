import type { Driver } from 'neo4j-driver'
import { creditsOfIndex, membersOfIndex } from '#server/adapters/neo4j/genealogy-queries.ts'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import { memberCount } from '#server/adapters/neo4j/run-queries.ts'
import type { ContractStatus } from '#server/domain/genealogy/events.ts'
import type { MemberId } from '#server/domain/kernel/ids.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'
import type { Period } from '#server/domain/kernel/period.ts'

interface Range {
  readonly from: number
  readonly to: number
  readonly period: Period | null
}

interface Block {
  readonly ordinals: readonly number[]
  readonly ids: readonly MemberId[]
  readonly sponsors: readonly number[]
  readonly statuses: readonly ContractStatus[]
  readonly countries: readonly string[]
  readonly joinedDays: readonly number[]
  readonly own: readonly bigint[]
  readonly customers: readonly bigint[]
}

const NOBODY: Block = {
  ordinals: [],
  ids: [],
  sponsors: [],
  statuses: [],
  countries: [],
  joinedDays: [],
  own: [],
  customers: [],
}

/** Reads members, sponsors and the volumes of a period for the genealogy index, block by block. */
export function indexSource(driver: Driver) {
  return {
    count: async (): Promise<number> => (await readOne(driver, memberCount, {}))?.count ?? 0,
    block: async ({ from, to, period }: Range): Promise<Block> => {
      const [spanFrom, spanTo] = [period?.from ?? instantOf(0), period?.to ?? instantOf(0)]
      const block = (await readOne(driver, membersOfIndex, { from, to, spanFrom, spanTo })) ?? NOBODY
      return period ? withoutCredits(driver, block, period) : block
    },
  }
}

async function withoutCredits(driver: Driver, block: Block, period: Period): Promise<Block> {
  const credits = await readRows(driver, creditsOfIndex, { period: period.id })
  if (credits.length === 0) return block
  const places = new Map(block.ids.map((id, place) => [id, place]))
  const [own, customers] = [[...block.own], [...block.customers]]
  for (const { memberId, byCustomer, pvHundredths } of credits) {
    const place = places.get(memberId)
    const column = byCustomer ? customers : own
    if (place !== undefined) column[place] = column[place]! - pvHundredths
  }
  return { ...block, own, customers }
}
