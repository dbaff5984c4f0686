import type { Driver } from 'neo4j-driver'
import * as queries from '#server/adapters/neo4j/members-queries.ts'
import { readOne, readRows, streamRows } from '#server/adapters/neo4j/query.ts'
import type { MemberId } from '#server/domain/kernel/ids.ts'
import type { MemberFacts } from '#server/ports/member-facts.ts'

/** The text index answers three letters or more; below that names are found by how they begin. */
const TEXT_INDEX_FROM = 3

/** Members as they stand in the graph. */
export function memberFacts(driver: Driver): MemberFacts {
  return {
    names: async (ids) => byId(await readRows(driver, queries.memberNames, { ids: [...ids] })),
    faces: async (ids) => byId(await readRows(driver, queries.memberFaces, { ids: [...ids] })),
    byId: async (id) => {
      const row = await readOne(driver, queries.memberById, { id })
      return row && { ...row, statusFrom: row.statusFrom ?? row.enrolledAt }
    },
    idOfNumber: async (number) => (await readOne(driver, queries.memberIdByNumber, { number }))?.id,
    search: async function* (text, limit) {
      const key = text.toLowerCase()
      const query = key.length < TEXT_INDEX_FROM ? queries.membersStartingWith : queries.memberSearch
      for await (const { id } of streamRows(driver, query, { text: key, limit })) yield id
    },
    byName: ({ nameKey, id }, limit) => readRows(driver, queries.membersByName, { nameKey, id, limit }),
  }
}

function byId<Row extends { readonly id: MemberId }>(rows: readonly Row[]): ReadonlyMap<MemberId, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}
