import type { PeriodPageQuery, RunState } from '#web/api/generated/graphql.ts'
import type { MessageId } from '#web/words/words.ts'

type View = PeriodPageQuery['period']

export interface Stage {
  readonly state: Exclude<RunState, 'OPEN'>
  readonly reached: boolean
  readonly current: boolean
  readonly by: string | null
  readonly at: string | null
}

const STAGES = ['DRAFT', 'REVIEWED', 'CLOSED'] as const
/** Nothing pays out yet, so nobody is promised this one; a run that says it is shown in it. */
const PAID = [...STAGES, 'PAID'] as const

/** The stages of a run in order, with who brought it there and when. */
export function stagesOf(view: View): readonly Stage[] {
  const { run } = view
  const stages: readonly Stage['state'][] = view.row.state === 'PAID' ? PAID : STAGES
  const reached = stages.indexOf(view.row.state as Stage['state'])
  const newest = view.computations[0]
  const who: Record<(typeof PAID)[number], readonly [string | null, string | null]> = {
    DRAFT: [newest?.by ?? null, run?.computedAt ?? null],
    REVIEWED: [run?.reviewedBy ?? null, run?.reviewedAt ?? null],
    CLOSED: [run?.closedBy ?? null, run?.closedAt ?? null],
    PAID: [null, null],
  }
  return stages.map((state, position) => ({
    state,
    reached: position <= reached,
    current: position === reached,
    by: position <= reached ? who[state][0] : null,
    at: position <= reached ? who[state][1] : null,
  }))
}

/**
 * Whether a closing has frozen the period: nothing else makes a reviewed period busy. `UNDER_WAY`: work on it is
 * reported, though its process may have died just now. `LEFT`: nobody works on it; whoever closes again completes it.
 */
export function closingOf({ row, compute, progress }: View): 'NONE' | 'UNDER_WAY' | 'LEFT' {
  const frozen = row.state === 'REVIEWED' && compute.reasons.some(({ code }) => code === 'PERIOD_BUSY')
  if (!frozen) return 'NONE'
  return progress === null ? 'LEFT' : 'UNDER_WAY'
}

const STEP_WORDS: Readonly<Record<string, MessageId>> = {
  READ: 'run.step.READ',
  COMPUTE: 'run.step.COMPUTE',
  WRITE: 'run.step.WRITE',
  PUBLISH: 'run.step.PUBLISH',
}

/** What a computation is doing, in words. */
export const stepWord = (step: string): MessageId => STEP_WORDS[step] ?? 'run.working'
