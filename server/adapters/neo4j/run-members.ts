import type { Driver } from 'neo4j-driver'
import { readOne, type readRows } from '#server/adapters/neo4j/query.ts'
import { memberCount, membersOfRun } from '#server/adapters/neo4j/run-queries.ts'
import type { GatheredMembers } from '#server/domain/compensation/gathered-facts.ts'
import type { MemberId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'

/** Ordinals a statement reads at once: about 2 MB of reply. */
const CHUNK = 20_000
/** Statements under way at once: the server uses one core for each. */
const SIDE_BY_SIDE = 2

/** All members with the sponsor and status they had at the last instant before `until`, by ordinal. */
export async function readRunMembers(driver: Driver, until: Instant): Promise<GatheredMembers> {
  const count = (await readOne(driver, memberCount, {}))?.count ?? 0
  const members = {
    count,
    ids: new Array<MemberId>(count).fill('' as MemberId),
    numbers: new Array<string>(count).fill(''),
    joinedAt: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    statuses: new Array<string>(count).fill(''),
    sponsors: new Int32Array(count).fill(-1),
  }
  const starts = Array.from({ length: Math.ceil(count / CHUNK) }, (_, chunk) => chunk * CHUNK)
  const readers = Array.from({ length: SIDE_BY_SIDE }, async () => {
    for (let from = starts.shift(); from !== undefined; from = starts.shift()) {
      const row = await readOne(driver, membersOfRun, { from, to: from + CHUNK, until })
      if (row) place(members, row)
    }
  })
  await Promise.all(readers)
  return members
}

type Row = Awaited<ReturnType<typeof readRows<typeof membersOfRun.params, typeof membersOfRun.row>>>[number]

interface Columns {
  readonly ids: MemberId[]
  readonly numbers: string[]
  readonly joinedAt: Float64Array
  readonly statuses: string[]
  readonly sponsors: Int32Array
}

function place(members: Columns, row: Row): void {
  row.ordinals.forEach((ordinal, position) => {
    members.ids[ordinal] = row.ids[position] as MemberId
    members.numbers[ordinal] = row.numbers[position]!
    members.joinedAt[ordinal] = row.joinedAt[position]!
    members.statuses[ordinal] = row.statuses[position]!
    members.sponsors[ordinal] = row.sponsors[position]!
  })
}
