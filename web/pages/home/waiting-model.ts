import type { PeriodRowPartsFragment } from '#web/api/generated/graphql.ts'
import type { MessageId } from '#web/words/words.ts'

type Row = Pick<PeriodRowPartsFragment, 'id' | 'state' | 'running'>

/** A period that is over and not closed, and what it waits for. */
export interface Waiting {
  readonly period: string
  readonly word: MessageId
}

const WORDS: Readonly<Record<string, MessageId>> = {
  OPEN: 'home.waits.OPEN',
  DRAFT: 'home.waits.DRAFT',
  REVIEWED: 'home.waits.REVIEWED',
}

/** What waits, oldest first: in this order periods are closed. */
export function waitingPeriods(rows: readonly Row[]): readonly Waiting[] {
  return rows
    .flatMap(({ id, state, running }): readonly Waiting[] => {
      const word = WORDS[state]
      return running || word === undefined ? [] : [{ period: id, word }]
    })
    .toSorted((left, right) => (left.period < right.period ? -1 : 1))
}
