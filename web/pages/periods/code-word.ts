import type { MessageId, Say } from '#web/words/words.ts'

/** Codes of compensation that have words: why somebody was skipped, why money went to nobody, what cut an amount. */
export const CODE_WORDS: Readonly<Record<string, MessageId>> = {
  INACTIVE: 'why.INACTIVE',
  UNQUALIFIED: 'why.UNQUALIFIED',
  BELOW_RANK: 'why.BELOW_RANK',
  TITLE: 'why.TITLE',
  PASS_UP: 'why.PASS_UP',
  NO_UPLINE: 'why.NO_UPLINE',
  NO_RATE: 'why.NO_RATE',
  COMPANY_CAP: 'why.COMPANY_CAP',
  CAP_PERSON: 'why.CAP_PERSON',
  CAP_LEG: 'why.CAP_LEG',
  CAP_COMPANY: 'why.COMPANY_CAP',
  FLUSHED: 'why.FLUSHED',
  POOL_REST: 'why.POOL_REST',
  ROUNDING: 'why.ROUNDING',
  CLAWBACK: 'why.CLAWBACK',
  CLAWED_BACK: 'why.CLAWBACK',
  ADJUSTED: 'why.ADJUSTMENT',
  ADJUSTMENT: 'why.ADJUSTMENT',
  MANUAL: 'why.MANUAL',
}

/** A code in words; an unknown one as it is, so that nothing is hidden. */
export function codeWord(code: string, say: Say): string {
  const id = CODE_WORDS[code]
  return id ? say(id) : code
}

const CHECK_WORDS: Readonly<Record<string, MessageId>> = {
  LINES_STATEMENTS: 'check.LINES_STATEMENTS',
  LINES_EQUAL_STATEMENTS: 'check.LINES_STATEMENTS',
  STATEMENTS_LEDGER: 'check.STATEMENTS_LEDGER',
  STATEMENTS_EQUAL_LEDGER: 'check.STATEMENTS_LEDGER',
  ENTITLEMENT: 'check.ENTITLEMENT',
  STORED: 'check.STORED',
  FACTS: 'check.FACTS',
  FACTS_ORDERS: 'check.FACTS',
}

/** What a check of a run compares. */
export function checkWord(code: string, say: Say): string {
  const id = CHECK_WORDS[code]
  return id ? say(id) : code
}
