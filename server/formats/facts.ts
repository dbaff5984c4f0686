import type { Facts, FactsSeries } from '#server/domain/compensation/facts.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { readDocumentText } from '#server/formats/document-text.ts'
import { arrivalList } from '#server/formats/facts-document/arrival-list.ts'
import type { FactsContext } from '#server/formats/facts-document/document-context.ts'
import {
  type FactCode,
  type FactProblem,
  FactProblems,
} from '#server/formats/facts-document/fact-problems.ts'
import { type FactsDocument, factsSchema } from '#server/formats/facts-document/facts-schema.ts'
import { writeOutGenerated } from '#server/formats/facts-document/generated-members.ts'
import {
  blockList,
  carryColumns,
  checkBlocks,
  emptyHistory,
  historyColumns,
} from '#server/formats/facts-document/history-columns.ts'
import { memberColumns, statusAt } from '#server/formats/facts-document/member-columns.ts'
import { checkExactRange, orderColumns } from '#server/formats/facts-document/order-columns.ts'
import { type OrderRecord, readCustomers, readOrders } from '#server/formats/facts-document/order-records.ts'
import { periodList } from '#server/formats/facts-document/period-list.ts'
import { readRefunds } from '#server/formats/facts-document/refund-records.ts'
import { statedColumns, statedRecords } from '#server/formats/facts-document/stated-columns.ts'
import {
  placementColumns,
  placementEdges,
  sponsorEdges,
  sponsorParents,
} from '#server/formats/facts-document/tree-columns.ts'
import { complaintsOf } from '#server/formats/schema-complaints.ts'

/** Facts for each period of a document, or up to 100 contradictions, the code of the first and how many in all. */
export type FactsReading =
  | { readonly ok: true; readonly series: FactsSeries }
  | {
      readonly ok: false
      readonly code: FactCode
      readonly cases: readonly FactProblem[]
      readonly total: number
    }

/**
 * Reads a facts document (`stemma.facts/1`, JSON or YAML) against a plan. Members, customers and products have the
 * same index in every period. Nothing is returned unless the whole document holds together.
 */
export function readFacts(text: string, plan: Plan): FactsReading {
  const problems = new FactProblems()
  const document = readDocumentText(text)
  if (!document.ok) problems.add('FACTS_SCHEMA', document.issue.path, document.issue.reason)
  else {
    const checked = factsSchema.safeParse(document.value)
    if (checked.success) return built(checked.data, plan, problems)
    const complaints = complaintsOf(checked.error.issues, document.value)
    for (const { path, reason } of complaints) problems.add('FACTS_SCHEMA', path, reason)
  }
  return refused(problems)
}

function refused({ cases, total }: FactProblems): FactsReading {
  return { ok: false, code: cases[0]?.code ?? 'FACTS_SCHEMA', cases, total }
}

function built(written: FactsDocument, plan: Plan, problems: FactProblems): FactsReading {
  const document = writeOutGenerated(written, problems)
  const periods = periodList(document, plan, problems)
  const memberIndex = indexMembers(document, problems)
  if (problems.total > 0) return refused(problems)
  const context: FactsContext = { plan, document, problems, periods, memberIndex }
  const series = buildSeries(context)
  return problems.total > 0 ? refused(problems) : { ok: true, series }
}

function indexMembers(document: FactsDocument, problems: FactProblems): ReadonlyMap<string, number> {
  const index = new Map<string, number>()
  document.members.forEach(({ id }, place) => {
    if (index.has(id))
      problems.add('MEMBER_TWICE', `members[${place}].id`, `Member ${id} is given twice; drop one.`)
    index.set(id, place)
  })
  return index
}

function buildSeries(context: FactsContext): Facts[] {
  const columns = memberColumns(context)
  const customers = readCustomers(context)
  const productIndex = new Map<string, number>()
  const records = readOrders(context, { columns, customers, products: productIndex })
  const places = orderPlaces(records, context.periods.length)
  const refunds = readRefunds(context, records, places)
  checkBlocks(context, places.byNumber)
  const edges = { sponsors: sponsorEdges(context), placements: placementEdges(context) }
  const stated = statedRecords(context)
  const products = [...productIndex.keys()]
  return context.periods.map((period, index) => {
    const status = statusAt(columns, period.to)
    const own = orderColumns(places.byPeriod[index] ?? [])
    checkExactRange(context, own.lines)
    return {
      period,
      currency: context.plan.currency,
      members: { ...columns.fixed, status },
      sponsorParent: sponsorParents(context, { columns, edges: edges.sponsors, period }),
      placements: placementColumns(context, edges.placements, period),
      customers: { numbers: [...customers.index.keys()] },
      ...own,
      products,
      refunds: refunds.filter((record) => record.period === index).map(({ refund }) => refund),
      history: index === 0 ? historyColumns(context, columns) : emptyHistory(columns.fixed.count),
      carry: index === 0 ? carryColumns(context) : [],
      blocks: blockList(context, index, new Map(own.orders.numbers.map((number, place) => [number, place]))),
      stated: statedColumns(context, stated, { period: index, status }),
      arrivals: arrivalList(context, columns, index),
    }
  })
}

function orderPlaces(records: readonly OrderRecord[], periods: number) {
  const byPeriod: OrderRecord[][] = Array.from({ length: periods }, () => [])
  const inPeriod = Int32Array.from(records, (record) => (byPeriod[record.period]?.push(record) ?? 0) - 1)
  const byNumber = new Map(records.map(({ number }, place) => [number, place]))
  return { byPeriod, inPeriod, byNumber }
}
