import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import type { AmountTable } from '#server/domain/compensation/bonus-terms.ts'
import { addLapse, type Draft, noteCut, reasonCode } from '#server/domain/compensation/draft.ts'
import { doubleOf } from '#server/domain/compensation/exact.ts'
import { capGroups } from '#server/domain/compensation/group-cap.ts'
import { CAP_CODES } from '#server/domain/compensation/result.ts'

/** What a table gives a member (of another rank than the own, if asked); `undefined` where it lists nothing. */
export function amountFor(
  ground: BonusGround,
  table: AmountTable,
): (member: number, rank?: number) => number | undefined {
  const ready = (amounts: readonly (bigint | undefined)[]): (number | undefined)[] =>
    amounts.map((amount) => (amount === undefined ? undefined : doubleOf(amount)))
  if (table.kind === 'ONE') {
    const amount = doubleOf(table.amount)
    return () => amount
  }
  const amounts = ready(table.kind === 'RANK' ? table.byRank : table.byClass)
  if (table.kind === 'RANK') return (member, rank = ground.ranks[member]!) => amounts[rank]
  const classes = ground.run.facts.members.class
  return (member) => amounts[classes[member]!]
}

/** Cap 2: the most a position may earn under a bonus in a period. */
export function capPerEarner(ground: BonusGround, draft: Draft): void {
  const { maxPerEarner } = ground.bonus
  if (!maxPerEarner) return
  const limit = amountFor(ground, maxPerEarner)
  const bit = 1 << CAP_CODES.indexOf('CAP_EARNER')
  const reason = reasonCode('CAP_EARNER')
  capGroups({
    count: draft.count,
    amount: draft.amount,
    groups: ground.payable.length,
    groupOf: (line) => draft.earner[line]!,
    limitOf: (member) => limit(member) ?? Number.POSITIVE_INFINITY,
    onCut(line, taken) {
      noteCut(draft, line, { bit, amount: taken })
      draft.entitled -= taken
      addLapse(draft, {
        source: draft.source[line]!,
        level: draft.level[line]!,
        member: draft.earner[line]!,
        reason,
        amount: taken,
      })
    },
  })
}
