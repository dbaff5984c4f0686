import type { Driver } from 'neo4j-driver'
import { z } from 'zod'
import * as queries from '#server/adapters/neo4j/imports-queries.ts'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import type { ImportFacts, ImportRun } from '#server/ports/import-facts.ts'

const count = z.object({ code: z.string(), file: z.string(), count: z.number() })
const counts = z.object({ rejected: count.array().default([]), warned: count.array().default([]) })
const facts = z.record(z.string(), z.unknown())

type ImportRow = z.output<typeof queries.importById.row>

/** Stored pages read at once. */
const PAGES_A_READ = 5

/** Imports as the importer keeps its books. */
export function importFacts(driver: Driver): ImportFacts {
  return {
    list: async (until, limit) => (await readRows(driver, queries.importList, { until, limit })).map(runOf),
    byId: async (id) => {
      const row = await readOne(driver, queries.importById, { id })
      return row && runOf(row)
    },
    rejected: async function* (importId, from) {
      for (let page = from.page; ; ) {
        const pages = await readRows(driver, queries.rejectedPages, { importId, page, limit: PAGES_A_READ })
        for (const rows of pages) {
          const start = rows.page === from.page ? from.place : 0
          for (let place = start; place < rows.codes.length; place += 1) {
            yield { ...rowOf(rows, place), at: { page: rows.page, place: place + 1 } }
          }
          page = rows.page + 1
        }
        if (pages.length < PAGES_A_READ) return
      }
    },
  }
}

function runOf({ counts: text, ...row }: ImportRow): ImportRun {
  const { rejected, warned } = counts.parse(JSON.parse(text))
  return { ...row, rejectedBy: rejected, warnedBy: warned }
}

function rowOf(rows: z.output<typeof queries.rejectedPages.row>, place: number) {
  const named = facts.parse(JSON.parse(rows.facts[place] ?? '{}'))
  return {
    file: rows.files[place] ?? '',
    line: rows.lineNumbers[place] ?? 0,
    code: rows.codes[place] ?? '',
    facts: Object.fromEntries(Object.entries(named).map(([name, value]) => [name, String(value)])),
  }
}
