import type { Driver } from 'neo4j-driver'
import * as queries from '#server/adapters/neo4j/members-queries.ts'
import { readOne, readRows, streamRows } from '#server/adapters/neo4j/query.ts'
import type { MemberId } from '#server/domain/kernel/ids.ts'
import type { MemberFacts, TextOrder, TextPlace } from '#server/ports/member-facts.ts'

/** The text index answers three letters or more; below that names are found by how they begin. */
const TEXT_INDEX_FROM = 3
const MOST_A_READ = 5_000

/** Members as they stand in the graph. */
export function memberFacts(driver: Driver): MemberFacts {
  return {
    names: async (ids) => byId(await readRows(driver, queries.memberNames, { ids: [...ids] })),
    faces: async (ids) => byId(await readRows(driver, queries.memberFaces, { ids: [...ids] })),
    lastOrders: async (ids) => {
      const rows = await readRows(driver, queries.lastOrders, { ids: [...ids] })
      return new Map(rows.map(({ id, lastOrderAt }) => [id, lastOrderAt]))
    },
    byId: async (id) => {
      const row = await readOne(driver, queries.memberById, { id })
      return row && { ...row, statusFrom: row.statusFrom ?? row.enrolledAt }
    },
    idOfNumber: async (number) => (await readOne(driver, queries.memberIdByNumber, { number }))?.id,
    search: async function* (text, limit) {
      const key = text.toLowerCase()
      const query = key.length < TEXT_INDEX_FROM ? queries.membersStartingWith : queries.memberSearch
      yield* streamRows(driver, query, { text: key, limit })
    },
    inOrder: async function* (order, after) {
      let place = after
      for (let limit = 500; ; limit = MOST_A_READ) {
        const rows = await placesAfter(driver, { order, place, limit })
        yield* rows
        place = rows.at(-1) ?? null
        if (rows.length < limit) return
      }
    },
  }
}

interface PlacesWanted {
  readonly order: TextOrder
  readonly place: TextPlace | null
  readonly limit: number
}

function placesAfter(driver: Driver, { order, place, limit }: PlacesWanted): Promise<TextPlace[]> {
  const key = place?.key ?? ''
  if (order === 'NUMBER') return readRows(driver, queries.membersByNumber, { key, limit })
  return readRows(driver, queries.membersByName, { key, id: place?.id ?? '', limit })
}

function byId<Row extends { readonly id: MemberId }>(rows: readonly Row[]): ReadonlyMap<MemberId, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}
