import type { ContractStatus, OrderState, RunState } from '#web/api/generated/graphql.ts'
import type { MessageId } from '#web/words/words.ts'

/** What a colour may mean; shape first, then word, then colour. */
export const TONES = ['neutral', 'info', 'wait', 'good', 'bad', 'mark', 'final'] as const
export type Tone = (typeof TONES)[number]

export type ImportState = 'RUNNING' | 'DONE' | 'CANCELLED' | 'FAILED'
export type CheckState = 'PASS' | 'FAIL'
export type Severity = 'REFUSE' | 'WARN'
export type AccountState = 'USABLE' | 'BLOCKED'
export type ActivityState = 'ACTIVE' | 'INACTIVE'

export type State =
  | ContractStatus
  | OrderState
  | RunState
  | ImportState
  | CheckState
  | Severity
  | AccountState
  | ActivityState

/** The one table from state to tone and word; nobody paints a state elsewhere. */
export const STATES = {
  APPLIED: { tone: 'neutral', word: 'state.APPLIED' },
  ENROLLED: { tone: 'good', word: 'state.ENROLLED' },
  GRACE: { tone: 'wait', word: 'state.GRACE' },
  SUSPENDED: { tone: 'bad', word: 'state.SUSPENDED' },
  TERMINATED: { tone: 'final', word: 'state.TERMINATED' },
  ACCEPTED: { tone: 'good', word: 'state.ACCEPTED' },
  CANCELLED: { tone: 'neutral', word: 'state.CANCELLED' },
  OPEN: { tone: 'info', word: 'state.OPEN' },
  DRAFT: { tone: 'neutral', word: 'state.DRAFT' },
  REVIEWED: { tone: 'mark', word: 'state.REVIEWED' },
  CLOSED: { tone: 'final', word: 'state.CLOSED' },
  PAID: { tone: 'good', word: 'state.PAID' },
  RUNNING: { tone: 'info', word: 'state.RUNNING' },
  DONE: { tone: 'good', word: 'state.DONE' },
  FAILED: { tone: 'bad', word: 'state.FAILED' },
  PASS: { tone: 'good', word: 'state.PASS' },
  FAIL: { tone: 'bad', word: 'state.FAIL' },
  REFUSE: { tone: 'bad', word: 'state.REFUSE' },
  WARN: { tone: 'wait', word: 'state.WARN' },
  USABLE: { tone: 'good', word: 'state.USABLE' },
  BLOCKED: { tone: 'bad', word: 'state.BLOCKED' },
  ACTIVE: { tone: 'good', word: 'state.ACTIVE' },
  INACTIVE: { tone: 'neutral', word: 'state.INACTIVE' },
} as const satisfies Record<State, { readonly tone: Tone; readonly word: MessageId }>

/** True for a state the table knows; anything else is shown as its bare code in the neutral tone. */
export const isState = (text: string): text is State => Object.hasOwn(STATES, text)
