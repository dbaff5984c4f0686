import { Button, Tooltip } from '@mantine/core'
import type { PeriodShown } from '#web/pages/periods/period-page.tsx'

export interface StepShown {
  readonly state: PeriodShown['close']
  readonly label: string
  /** Why it is not allowed and what to do; empty when it is. */
  readonly why: string
  readonly busy: boolean
  /** The step that comes next. */
  readonly main: boolean
  readonly act: () => void
}

/** A step stays visible when it is not allowed, and says why; of the next one the page says it without being asked. */
export function Step({ state, label, why, busy, main, act }: StepShown) {
  return (
    <Tooltip label={why} multiline w={320} disabled={state.allowed || why === ''}>
      <Button
        variant={main && state.allowed ? 'filled' : 'default'}
        loading={busy}
        aria-disabled={!state.allowed}
        {...(state.allowed ? {} : { 'data-disabled': true })}
        onClick={() => {
          if (state.allowed) act()
        }}
      >
        {label}
      </Button>
    </Tooltip>
  )
}
