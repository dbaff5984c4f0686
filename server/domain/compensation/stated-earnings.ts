import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import { addLine, type Draft, draftOn, lineCode } from '#server/domain/compensation/draft.ts'
import { noNotes, type PaidBonus } from '#server/domain/compensation/paid-bonus.ts'
import { memberSources, type Sources } from '#server/domain/compensation/sources.ts'

const STATED = lineCode('STATED')

/** Lines of a bonus that another system has computed. */
export function payStated(ground: BonusGround): PaidBonus {
  const { run, at } = ground
  const earnings = run.facts.stated.earnings
    .filter(({ bonus }) => bonus === at)
    .sort(
      (a, b) =>
        run.memberPlaces[a.sourceMember]! - run.memberPlaces[b.sourceMember]! ||
        run.memberPlaces[a.member]! - run.memberPlaces[b.member]! ||
        a.amount - b.amount,
    )
  const draft = draftOn(
    memberSources(
      Int32Array.from(earnings, ({ sourceMember }) => sourceMember),
      Float64Array.from(earnings, ({ amount }) => amount),
    ),
  )
  earnings.forEach(({ member, amount }, source) => {
    addLine(draft, {
      earner: member,
      source,
      level: 0,
      distance: 0,
      base: amount,
      rate: -1,
      amount,
      code: STATED,
    })
  })
  return { draft, notes: noNotes }
}

/** Stated earnings of a bonus that is computed as well stand behind its computed lines. */
export function withStated(ground: BonusGround, paid: PaidBonus): PaidBonus {
  if (ground.bonus.type === 'STATED') return paid
  const stated = payStated(ground).draft
  if (stated.count === 0) return paid
  const { draft } = paid
  const computed = draft.sources.count
  const sources = joinedSources(draft.sources, stated.sources)
  const joined: Draft = { ...draft, sources }
  for (let line = 0; line < stated.count; line += 1) {
    addLine(joined, {
      earner: stated.earner[line]!,
      source: computed + stated.source[line]!,
      level: 0,
      distance: 0,
      base: stated.base[line]!,
      rate: -1,
      amount: stated.amount[line]!,
      code: STATED,
    })
  }
  return {
    ...paid,
    draft: joined,
    notes: (spot, most) => (spot.code === STATED ? [] : paid.notes(spot, most)),
  }
}

function joinedSources(first: Sources, second: Sources): Sources {
  const join = (a: Int32Array, b: Int32Array): Int32Array =>
    Int32Array.from([...a.subarray(0, first.count), ...b.subarray(0, second.count)])
  return {
    count: first.count + second.count,
    kind: first.kind,
    order: join(first.order, second.order),
    orderLine: join(first.orderLine, second.orderLine),
    member: join(first.member, second.member),
    customer: join(first.customer, second.customer),
    base: Float64Array.from([
      ...first.base.subarray(0, first.count),
      ...second.base.subarray(0, second.count),
    ]),
  }
}
