import type { FactProblems } from '#server/formats/facts-document/fact-problems.ts'
import type {
  FactsDocument,
  MemberDocument,
  OrderDocument,
} from '#server/formats/facts-document/facts-schema.ts'

type Rule = NonNullable<FactsDocument['generate']>[number]
type Full = Extract<Rule, { shape: 'FULL' }>
type Chain = Extract<Rule, { shape: 'CHAIN' }>

const MOST = 2_000_000

/** The document with the members and orders of its `generate` rules written out. */
export function writeOutGenerated(document: FactsDocument, problems: FactProblems): FactsDocument {
  if (!document.generate) return document
  const members: MemberDocument[] = [...document.members]
  const orders: OrderDocument[] = [...(document.orders ?? [])]
  document.generate.forEach((rule, index) => {
    if (sizeOf(rule) > MOST) {
      const text = `The rule makes more than ${MOST} members; make the tree smaller.`
      problems.add('FACTS_SCHEMA', `generate[${index}]`, text)
    } else if (rule.shape === 'FULL') writeFull(rule, members, orders)
    else writeChain(rule, members, orders)
  })
  return { ...document, members, orders }
}

function sizeOf(rule: Rule): number {
  if (rule.shape === 'CHAIN') return rule.length
  let [row, all] = [1, 0]
  for (let level = 1; level <= rule.depth && all <= MOST; level += 1) {
    row *= rule.width
    all += row
  }
  return all
}

function writeFull(rule: Full, members: MemberDocument[], orders: OrderDocument[]): void {
  let above = [rule.root]
  let made = 0
  for (let level = 1; level <= rule.depth; level += 1) {
    const row: string[] = []
    for (const sponsor of above) {
      for (let child = 0; child < rule.width; child += 1) {
        made += 1
        const id = `${rule.prefix ?? 'm'}${made}`
        members.push({ id, sponsor, ...rule.each })
        if (rule.order) orders.push({ id: `order of ${id}`, buyer: id, ...rule.order })
        row.push(id)
      }
    }
    above = row
  }
}

function writeChain(rule: Chain, members: MemberDocument[], orders: OrderDocument[]): void {
  const silent = new Set(rule.withoutOrder ?? [])
  let sponsor = rule.root
  for (let place = 1; place <= rule.length; place += 1) {
    const id = `${rule.prefix ?? 'L'}${place}`
    members.push({ id, sponsor, ...rule.each, ...rule.at?.[String(place)] })
    if (rule.order && !silent.has(place)) orders.push({ id: `order of ${id}`, buyer: id, ...rule.order })
    sponsor = id
  }
}
