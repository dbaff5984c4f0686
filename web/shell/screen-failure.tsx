import { FailureNotice } from '#web/kit/failure-notice.tsx'
import css from '#web/shell/shell.module.css'

/** A screen that threw: one of us was wrong. The rest of the shell stays usable. */
export function ScreenFailure({ reset }: { readonly reset: () => void }) {
  return (
    <div className={css.alone}>
      <FailureNotice failure={{ kind: 'bug' }} again={reset} />
    </div>
  )
}
