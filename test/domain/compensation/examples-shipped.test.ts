import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { resultDocument } from '#server/cli/plan-result.ts'
import { runPeriods } from '#server/domain/compensation/run.ts'
import { readFacts } from '#server/formats/facts.ts'
import { readPlan } from '#server/formats/plan.ts'
import { sumOf } from '#test/domain/compensation/example-case.ts'

const PLANS = new URL('../../../seeds/plans/', import.meta.url)
const names = readdirSync(PLANS).filter((name) => name.endsWith('.plan.yaml'))

/** A small company with customers, a binary or matrix placement, returns and two months. */
function company(ranks: readonly string[], tree: { name: string; binary: boolean } | undefined): string {
  const members = Array.from({ length: 40 }, (_, i) => {
    const sponsor = i === 0 ? 'null' : `m${Math.floor((i - 1) / 2)}`
    const rank = ranks.at(i === 0 ? -1 : i < 7 ? -2 : 0)
    const stated = rank === undefined ? '' : `, rank: ${rank}`
    const leg = tree?.binary ? ((i - 1) % 2 === 0 ? 'L' : 'R') : ((i - 1) % 3) + 1
    const above = tree?.binary ? Math.floor((i - 1) / 2) : Math.floor((i - 1) / 3)
    const place = i === 0 ? 'null' : `{ tree: ${tree?.name}, parent: m${above}, leg: ${leg} }`
    const placement = tree === undefined ? '' : `, placement: ${i === 0 ? 'null' : place}`
    return `  - { id: m${i}, sponsor: ${sponsor}, joined: 2026-0${i < 20 ? 1 : 2}-${String(1 + (i % 20)).padStart(2, '0')}${stated}${placement} }`
  })
  const customers = Array.from({ length: 160 }, (_, i) => `  - { id: c${i}, member: m${i % 40} }`)
  const orders = ['2026-03', '2026-04'].flatMap((period, month) => [
    ...Array.from({ length: 40 }, (_, i) => {
      const cv = `${90 + ((i * 37 + month * 11) % 60)}.${10 + (i % 80)}`
      return `  - { id: ${period}-m${i}, buyer: m${i}, cv: "${cv}", period: "${period}", kind: NORMAL, referredBy: m${(i * 7) % 40} }`
    }),
    ...Array.from({ length: 160 }, (_, i) => {
      const cv = 40 + ((i * 53 + month * 29) % 400)
      return `  - { id: ${period}-c${i}, buyer: c${i}, cv: "${cv}.35", memberPrice: "${cv - 20}.00", period: "${period}", kind: AUTOSHIP }`
    }),
  ])
  const refunds = [3, 8, 21].map((i) => `  - { order: 2026-03-c${i}, share: "1/3", period: "2026-04" }`)
  return `schema: stemma.facts/1
periods: ["2026-03", "2026-04"]
members:
${members.join('\n')}
customers:
${customers.join('\n')}
orders:
${orders.join('\n')}
refunds:
${refunds.join('\n')}
`
}

describe('every shipped plan pays a small company', () => {
  it.each(names)('%s, to the cent, with nothing unexplained', (name) => {
    const reading = readPlan(readFileSync(new URL(name, PLANS), 'utf8'))
    if (!reading.ok) throw new Error(JSON.stringify(reading.issues))
    const { plan } = reading
    const [tree] = plan.trees
    const facts = readFacts(
      company(
        plan.ranks.map(({ id }) => id),
        tree && { name: tree.name, binary: tree.kind === 'BINARY' },
      ),
      plan,
    )
    if (!facts.ok) throw new Error(JSON.stringify(facts.cases))
    const results = runPeriods(plan, facts.series)
    const documents = results.map((result, index) => resultDocument(plan, facts.series[index]!, result))
    for (const document of documents) {
      expect(document.lines.length).toBeGreaterThan(0)
      for (const { bonus, entitlement, paid, breakage } of document.bonuses) {
        expect([bonus, sumOf([paid, breakage])]).toEqual([bonus, sumOf([entitlement])])
      }
      for (const line of document.lines) expect(line.reason.code).not.toBe('')
    }
    for (const { id } of plan.bonuses) {
      const earned = documents.some(({ lines }) => lines.some(({ bonus }) => bonus === id))
      expect([id, earned]).toEqual([id, true])
    }
  })
})
