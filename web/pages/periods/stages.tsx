import { Button, Tooltip } from '@mantine/core'
import { useState } from 'react'
import { useWrite } from '#web/api/ask.ts'
import {
  ClosePeriodDocument,
  ComputePeriodDocument,
  ReviewPeriodDocument,
} from '#web/api/generated/graphql.ts'
import { refusalShown } from '#web/api/reply.ts'
import { ConfirmDialog } from '#web/kit/confirm-dialog.tsx'
import { FailureNotice } from '#web/kit/failure-notice.tsx'
import { formatPeriodText } from '#web/kit/instant-format.ts'
import { InstantText } from '#web/kit/instant-text.tsx'
import { formatCount, formatMoneyText } from '#web/kit/number-format.ts'
import { refusalSentence } from '#web/kit/refusal-sentence.ts'
import type { PeriodShown } from '#web/pages/periods/period-page.tsx'
import css from '#web/pages/periods/stages.module.css'
import { stagesOf } from '#web/pages/periods/stages-model.ts'
import { useWords } from '#web/words/words.ts'

/** DRAFT → REVIEWED → CLOSED → PAID with who and when, and the steps one may take now. */
export function Stages({ view }: { readonly view: PeriodShown }) {
  const { say, language } = useWords()
  const { progress } = view
  return (
    <section className={css.stages} aria-label={say('period.stage')}>
      <ol>
        {stagesOf(view).map((stage) => (
          <li
            key={stage.state}
            data-reached={stage.reached || undefined}
            data-current={stage.current || undefined}
          >
            <span className={css.word}>{say(`state.${stage.state}`)}</span>
            <span className={css.who}>
              {stage.by}
              {stage.at && (
                <>
                  <br />
                  <InstantText at={stage.at} />
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
      {progress && (
        <div className={css.progress} role="status">
          <progress max={Math.max(progress.of, 1)} value={progress.done} aria-label={say('run.working')} />
          <span>
            {say('run.progress', {
              done: formatCount(progress.done, language),
              of: formatCount(progress.of, language),
            })}
          </span>
        </div>
      )}
      <Steps view={view} busy={progress !== null} />
    </section>
  )
}

function Steps({ view, busy }: { readonly view: PeriodShown; readonly busy: boolean }) {
  const { say, language } = useWords()
  const period = view.row.id
  const compute = useWrite(ComputePeriodDocument)
  const review = useWrite(ReviewPeriodDocument)
  const close = useWrite(ClosePeriodDocument)
  const [closing, setClosing] = useState(false)
  const failure = compute.failure ?? review.failure ?? close.failure
  const done = view.row.state === 'CLOSED' || view.row.state === 'PAID'
  if (done) return <p className={css.final}>{say('period.final')}</p>
  const total = view.run ? formatMoneyText(view.run.total, language) : ''
  return (
    <>
      <div className={css.steps}>
        <Step
          state={view.compute}
          label={say(view.run ? 'run.computeAgain' : 'run.compute')}
          busy={compute.busy || busy}
          main={view.row.state === 'OPEN'}
          act={() => void compute.send({ period })}
        />
        <Step
          state={view.review}
          label={say('run.review')}
          busy={review.busy}
          main={view.row.state === 'DRAFT'}
          act={() => void review.send({ period, resultDigest: view.run?.resultDigest ?? '' })}
        />
        <Step
          state={view.close}
          label={say('run.close')}
          busy={close.busy}
          main={view.row.state === 'REVIEWED'}
          act={() => setClosing(true)}
        />
      </div>
      {failure && <FailureNotice failure={failure} />}
      <ConfirmDialog
        opened={closing}
        title={say('run.closeTitle', { period: formatPeriodText(period, language) })}
        text={say('run.closeText')}
        confirm={say('run.closeFor', { total })}
        onCancel={() => setClosing(false)}
        onConfirm={() => {
          setClosing(false)
          void close.send({ period })
        }}
      />
    </>
  )
}

/** A step stays visible when it is not allowed, and says why and what to do. */
function Step({
  state,
  label,
  busy,
  main,
  act,
}: {
  readonly state: PeriodShown['close']
  readonly label: string
  readonly busy: boolean
  readonly main: boolean
  readonly act: () => void
}) {
  const { say, language } = useWords()
  const reasons = state.reasons.flatMap((wire) => refusalShown(wire) ?? [])
  const why = reasons.map((refusal) => refusalSentence(refusal, say, language)).join(' ')
  return (
    <Tooltip label={why} multiline w={320} disabled={state.allowed || why === ''}>
      <Button
        variant={main && state.allowed ? 'filled' : 'default'}
        loading={busy}
        aria-disabled={!state.allowed}
        {...(state.allowed ? {} : { 'data-disabled': true, title: why })}
        onClick={() => {
          if (state.allowed) act()
        }}
      >
        {label}
      </Button>
    </Tooltip>
  )
}
