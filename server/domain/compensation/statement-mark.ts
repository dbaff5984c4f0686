/** What a statement owes and why, as far as its mark holds it: earner, total, every line and every entry. */
export interface MarkedStatement {
  readonly earnerId: string
  readonly totalMinor: bigint
  readonly amountMinor: readonly bigint[]
  readonly entryAmountMinor: readonly bigint[]
}

/**
 * The mark of one statement: a digest over its amounts. The sorted marks of a run, digested once more, stand in the
 * event that published it, so that no amount can be moved from one earner to another unseen.
 */
export function statementMark(statement: MarkedStatement, sha256: (text: string) => string): string {
  const { earnerId, totalMinor, amountMinor, entryAmountMinor } = statement
  const text = `${totalMinor}|${amountMinor.join(',')}|${entryAmountMinor.join(',')}`
  return `${earnerId} ${sha256(text)}\n`
}
