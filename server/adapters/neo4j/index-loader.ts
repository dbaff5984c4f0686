import type { Driver } from 'neo4j-driver'
import { creditsOfIndex, membersOfIndex } from '#server/adapters/neo4j/genealogy-queries.ts'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import { memberCount } from '#server/adapters/neo4j/run-queries.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'
import type { Period } from '#server/domain/kernel/period.ts'
import type { BlockRange, IndexSource, MemberBlock } from '#server/ports/index-source.ts'

const NOBODY: MemberBlock = {
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
export function indexSource(driver: Driver): IndexSource {
  return {
    count: async (): Promise<number> => (await readOne(driver, memberCount, {}))?.count ?? 0,
    block: async ({ from, to, period }: BlockRange): Promise<MemberBlock> => {
      const [spanFrom, spanTo] = [period?.from ?? instantOf(0), period?.to ?? instantOf(0)]
      const block = (await readOne(driver, membersOfIndex, { from, to, spanFrom, spanTo })) ?? NOBODY
      return period ? withoutCredits(driver, block, period) : block
    },
  }
}

async function withoutCredits(driver: Driver, block: MemberBlock, period: Period): Promise<MemberBlock> {
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
