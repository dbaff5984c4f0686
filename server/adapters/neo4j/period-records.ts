import type { Driver } from 'neo4j-driver'
import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { parameter } from '#server/adapters/neo4j/encode.ts'
import { bindQuery, readRows, streamRows } from '#server/adapters/neo4j/query.ts'
import type { ColumnsWanted, PeriodColumns, PeriodRecords } from '#server/ports/period-columns.ts'

export const periodRecordsQuery = bindQuery('members/period-records', {
  params: z.object({
    runId: z.string(),
    computation: parameter.whole,
    personal: z.string(),
    group: z.string(),
  }),
  row: z.object({
    ordinals: column.whole.array(),
    ranks: column.text.array(),
    highestRanks: column.text.array(),
    active: column.flag.array(),
    personal: column.exact.array(),
    group: column.exact.array(),
  }),
})

export const periodHistory = bindQuery('members/period-history', {
  params: z.object({
    ordinal: parameter.whole,
    runs: z
      .object({
        period: z.string(),
        runId: z.string(),
        computation: parameter.whole,
        personal: z.string(),
        group: z.string(),
      })
      .array(),
  }),
  row: z.object({
    period: column.text,
    active: column.flag,
    rank: column.text,
    highestRank: column.text,
    personal: column.exact,
    group: column.exact,
  }),
})

/** Computations kept in memory: about 20 bytes a member each. */
const KEPT = 3

/** Period records of the store, the ones asked last kept in memory. */
export function periodRecords(driver: Driver): PeriodRecords {
  const kept = new Map<string, Promise<PeriodColumns>>()
  return {
    columns: (wanted) => {
      const key = `${wanted.runId} ${wanted.computation}`
      const known = kept.get(key) ?? read(driver, wanted)
      kept.delete(key)
      kept.set(key, known)
      known.catch(() => kept.delete(key))
      for (const [oldest] of kept) if (kept.size > KEPT) kept.delete(oldest)
      return known
    },
    ofMember: (ordinal, wanted) =>
      readRows(driver, periodHistory, {
        ordinal,
        runs: wanted.map(({ period, runId, computation, personalVolume, groupVolume }) => ({
          period,
          runId,
          computation,
          personal: personalVolume,
          group: groupVolume,
        })),
      }),
  }
}

async function read(driver: Driver, wanted: ColumnsWanted): Promise<PeriodColumns> {
  const { runId, computation, personalVolume: personal, groupVolume: group } = wanted
  const rows: z.output<typeof periodRecordsQuery.row>[] = []
  const asked = { runId, computation, personal, group }
  for await (const row of streamRows(driver, periodRecordsQuery, asked)) rows.push(row)
  const count = rows.reduce((most, { ordinals }) => Math.max(most, (ordinals.at(-1) ?? -1) + 1), 0)
  const columns = {
    count,
    rank: new Uint8Array(count),
    highestRank: new Uint8Array(count),
    active: new Uint8Array(count),
    personal: new BigInt64Array(count),
    group: new BigInt64Array(count),
  }
  const rankNames = ['']
  const position = (name: string): number => {
    const known = rankNames.indexOf(name)
    return known === -1 ? rankNames.push(name) - 1 : known
  }
  for (const row of rows) {
    for (const [place, ordinal] of row.ordinals.entries()) {
      columns.rank[ordinal] = position(row.ranks[place] ?? '')
      columns.highestRank[ordinal] = position(row.highestRanks[place] ?? '')
      columns.active[ordinal] = row.active[place] ? 1 : 0
      columns.personal[ordinal] = row.personal[place] ?? 0n
      columns.group[ordinal] = row.group[place] ?? 0n
    }
  }
  return { ...columns, rankNames }
}
