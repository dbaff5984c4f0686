import type { Driver } from 'neo4j-driver'
import { z } from 'zod'
import * as queries from '#server/adapters/neo4j/import-queries.ts'
import { readOne, readRows, streamRows } from '#server/adapters/neo4j/query.ts'
import { type CanonicalValue, canonicalJson } from '#server/domain/kernel/canonical-json.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'
import type { CreditedOrder, Imports, RejectedRow, StoredImport } from '#server/ports/imports.ts'

const reasons = z.object({ file: z.string(), code: z.string(), count: z.int() }).array().default([])
const countsText = z.object({ rejectedBy: reasons, warnedBy: reasons })
const rowText = z.object({ facts: z.record(z.string(), z.string()).default({}), text: z.string() })

/** Imports as `:Import` nodes, their rejected rows as packed pages beside them. */
export function importsOf(driver: Driver): Imports {
  return {
    begin: async (started) => {
      await readRows(driver, queries.beginImport, started)
    },
    progress: async (id, { rejectedBy, warnedBy, ...counted }) => {
      const counts = canonicalJson({ rejectedBy, warnedBy } as unknown as CanonicalValue)
      await readRows(driver, queries.importProgress, { id, ...counted, counts })
    },
    addRejected: async (importId, page, rows) => {
      await readRows(driver, queries.addRejected, { importId, page, ...packed(rows) })
    },
    end: async (id, state, at) => {
      await readRows(driver, queries.endImport, { id, state, at })
    },
    list: async (limit) => (await readRows(driver, queries.listImports, { limit })).map(storedOf),
    find: async (id) => {
      const row = await readOne(driver, queries.importById, { id })
      return row && storedOf(row)
    },
    rejected: async (importId, { code, after, first }) => {
      const rows = await readRows(driver, queries.rejectedRows, { importId, code, after, limit: first + 1 })
      return { rows: rows.slice(0, first).map(rejectedOf), next: rows.length > first ? after + first : null }
    },
    members: () => streamRows(driver, queries.importedMembers, {}),
    orders: (numbers) => readRows(driver, queries.importedOrders, { numbers: [...numbers] }),
    productCodes: async () =>
      new Set((await readRows(driver, queries.productCodes, {})).map(({ code }) => code)),
    ordersOf: async (buyerIds) =>
      (await readRows(driver, queries.ordersOfBuyers, { buyerIds: [...buyerIds] })).map(creditedOf),
  }
}

function packed(rows: readonly RejectedRow[]) {
  return {
    files: rows.map(({ file }) => file),
    lineNumbers: rows.map(({ line }) => line),
    codes: rows.map(({ code }) => code),
    facts: rows.map(({ facts, text }) => canonicalJson({ facts, text })),
  }
}

type ImportRow = z.output<typeof queries.importById.row>

/** An offline import has no bookkeeping before its one event: what was not noted reads as nothing. */
function storedOf(row: ImportRow): StoredImport {
  const { rejectedBy, warnedBy } = countsText.parse(JSON.parse(row.counts ?? '{}'))
  const { read, accepted, unchanged, rejected, warnings } = row
  return {
    id: row.id,
    source: row.source ?? '',
    sourceDigest: row.sourceDigest ?? '',
    state: row.state,
    dryRun: row.dryRun ?? false,
    actor: row.actor ?? 'system',
    startedAt: row.startedAt ?? row.endedAt ?? instantOf(0),
    endedAt: row.endedAt,
    read: read ?? accepted ?? 0,
    ...{ accepted: accepted ?? 0, unchanged: unchanged ?? 0, rejected: rejected ?? 0 },
    warnings: warnings ?? 0,
    file: row.file,
    rejectedBy,
    warnedBy,
  }
}

function rejectedOf({ facts, ...row }: z.output<typeof queries.rejectedRows.row>): RejectedRow {
  return { ...row, ...rowText.parse(JSON.parse(facts)) }
}

function creditedOf(row: z.output<typeof queries.ordersOfBuyers.row>): CreditedOrder {
  const { productCodes, quantities, amountMinor, cvMinor, pvHundredths, ...order } = row
  return { ...order, lines: { productCodes, quantities, amountMinor, cvMinor, pvHundredths } }
}
