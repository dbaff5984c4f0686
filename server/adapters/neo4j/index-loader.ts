import type { Driver } from 'neo4j-driver'
import {
  creditsOfIndex,
  membersOfIndex,
  volumesOfMembers,
  volumesOfSpan,
} from '#server/adapters/neo4j/genealogy-queries.ts'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import { memberCount } from '#server/adapters/neo4j/run-queries.ts'
import type { MemberId } from '#server/domain/kernel/ids.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'
import type { Period } from '#server/domain/kernel/period.ts'
import type {
  BlockRange,
  IndexSource,
  MemberBlock,
  MemberVolume,
  MemberVolumes,
} from '#server/ports/index-source.ts'

const NOBODY: MemberBlock = {
  ordinals: [],
  ids: [],
  sponsors: [],
  statuses: [],
  countries: [],
  joinedDays: [],
}

/** A period's orders are read in this many spans of time, so that no reply grows with the company. */
const SPANS = 8
/** Members that are asked for by name at once. */
const NAMED_AT_ONCE = 2_000

/** Reads members, sponsors and the volumes of a period for the genealogy index. */
export function indexSource(driver: Driver): IndexSource {
  return {
    count: async (): Promise<number> => (await readOne(driver, memberCount, {}))?.count ?? 0,
    block: async (range: BlockRange): Promise<MemberBlock> =>
      (await readOne(driver, membersOfIndex, range)) ?? NOBODY,
    volumes: (period) => volumesOfPeriod(driver, period),
    async volumesOf(period, ids) {
      const { id, from, to } = period
      const volumes: MemberVolumes = new Map()
      for (let start = 0; start < ids.length; start += NAMED_AT_ONCE) {
        const named = ids.slice(start, start + NAMED_AT_ONCE)
        const rows = await readRows(driver, volumesOfMembers, { ids: named, period: id, from, to })
        for (const { memberId, ...volume } of rows) volumes.set(memberId, volume)
      }
      return volumes
    },
  }
}

async function volumesOfPeriod(driver: Driver, period: Period): Promise<MemberVolumes> {
  const volumes: MemberVolumes = new Map()
  const step = Math.ceil((period.to - period.from) / SPANS)
  for (let from: number = period.from; from < period.to; from += step) {
    const to = instantOf(Math.min(period.to, from + step))
    const span = await readOne(driver, volumesOfSpan, { period: period.id, from: instantOf(from), to })
    span?.ids.forEach((id, place) => {
      addTo(volumes, id, { own: span.own[place]!, customers: span.customers[place]! })
    })
  }
  for (const credit of await readRows(driver, creditsOfIndex, { period: period.id })) {
    const { memberId, byCustomer, pvHundredths } = credit
    const taken = byCustomer ? { own: 0n, customers: -pvHundredths } : { own: -pvHundredths, customers: 0n }
    addTo(volumes, memberId, taken)
  }
  return volumes
}

function addTo(volumes: MemberVolumes, id: MemberId, { own, customers }: MemberVolume): void {
  const known = volumes.get(id)
  volumes.set(
    id,
    known ? { own: known.own + own, customers: known.customers + customers } : { own, customers },
  )
}
