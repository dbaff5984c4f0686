import type { PeriodPageQuery, RunState } from '#web/api/generated/graphql.ts'

type View = PeriodPageQuery['period']

export interface Stage {
  readonly state: Exclude<RunState, 'OPEN'>
  readonly reached: boolean
  readonly current: boolean
  readonly by: string | null
  readonly at: string | null
}

const STAGES = ['DRAFT', 'REVIEWED', 'CLOSED', 'PAID'] as const

/** The four stages of a run in order, with who brought it there and when. */
export function stagesOf(view: View): readonly Stage[] {
  const { run } = view
  const reached = STAGES.indexOf(view.row.state as (typeof STAGES)[number])
  const newest = view.computations[0]
  const who: Record<(typeof STAGES)[number], readonly [string | null, string | null]> = {
    DRAFT: [newest?.by ?? null, run?.computedAt ?? null],
    REVIEWED: [run?.reviewedBy ?? null, run?.reviewedAt ?? null],
    CLOSED: [run?.closedBy ?? null, run?.closedAt ?? null],
    PAID: [null, null],
  }
  return STAGES.map((state, position) => ({
    state,
    reached: position <= reached,
    current: position === reached,
    by: position <= reached ? who[state][0] : null,
    at: position <= reached ? who[state][1] : null,
  }))
}
