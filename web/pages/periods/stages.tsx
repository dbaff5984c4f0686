import { useState } from 'react'
import { useWrite } from '#web/api/ask.ts'
import {
  ClosePeriodDocument,
  ComputePeriodDocument,
  ReviewPeriodDocument,
} from '#web/api/generated/graphql.ts'
import { refusalShown } from '#web/api/reply.ts'
import { ActorText } from '#web/kit/actor-text.tsx'
import { ConfirmDialog } from '#web/kit/confirm-dialog.tsx'
import { FailureNotice } from '#web/kit/failure-notice.tsx'
import { formatPeriodText } from '#web/kit/instant-format.ts'
import { InstantText } from '#web/kit/instant-text.tsx'
import { formatCount, formatMoneyText } from '#web/kit/number-format.ts'
import { refusalSentence } from '#web/kit/refusal-sentence.ts'
import { ToneMark } from '#web/kit/status-badge.tsx'
import type { PeriodShown } from '#web/pages/periods/period-page.tsx'
import css from '#web/pages/periods/stages.module.css'
import { closingOf, stagesOf, stepWord } from '#web/pages/periods/stages-model.ts'
import { Step, type StepShown } from '#web/pages/periods/step.tsx'
import { type Language, type Say, useWords } from '#web/words/words.ts'

/** DRAFT → REVIEWED → CLOSED with who and when, and the steps one may take now. */
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
              {stage.by && <ActorText name={stage.by} />}
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
              step: say(stepWord(progress.step)),
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
  const [confirming, setConfirming] = useState(false)
  const { state } = view.row
  if (state === 'CLOSED' || state === 'PAID') return <p className={css.final}>{say('period.final')}</p>
  const closing = closingOf(view)
  const why = (step: PeriodShown['close']) => reasonsOf(step, say, language)
  const steps: readonly StepShown[] = [
    {
      state: view.compute,
      label: say(view.run ? 'run.computeAgain' : 'run.compute'),
      why: closing === 'NONE' ? why(view.compute) : say('run.frozen'),
      busy: compute.busy || busy,
      main: state === 'OPEN',
      act: () => void compute.send({ period }),
    },
    {
      state: view.review,
      label: say('run.review'),
      why: why(view.review),
      busy: review.busy,
      main: state === 'DRAFT',
      act: () => void review.send({ period, resultDigest: view.run?.resultDigest ?? '' }),
    },
    {
      state: view.close,
      label: say(closing === 'NONE' ? 'run.close' : 'run.closeAgain'),
      why: why(view.close),
      busy: close.busy,
      main: state === 'REVIEWED',
      act: () => setConfirming(true),
    },
  ]
  const failure = compute.failure ?? review.failure ?? close.failure
  return (
    <>
      {closing !== 'NONE' && !close.busy && <ClosingNote left={closing === 'LEFT'} />}
      <div className={css.steps}>
        {steps.map((step) => (
          <Step key={step.label} {...step} />
        ))}
      </div>
      {steps.map(
        (step) => step.main && step.why !== '' && <Why key={step.label} label={step.label} why={step.why} />,
      )}
      {failure && <FailureNotice failure={failure} />}
      <ConfirmDialog
        opened={confirming}
        title={say('run.closeTitle', { period: formatPeriodText(period, language) })}
        text={say('run.closeText')}
        confirm={say('run.closeFor', { total: view.run ? formatMoneyText(view.run.total, language) : '' })}
        onCancel={() => setConfirming(false)}
        onConfirm={() => {
          setConfirming(false)
          void close.send({ period })
        }}
      />
    </>
  )
}

/** What became of a closing that froze the period, and who completes it. */
function ClosingNote({ left }: { readonly left: boolean }) {
  const { say } = useWords()
  return (
    <p className={css.note} role="status">
      <ToneMark tone={left ? 'bad' : 'wait'} size={20} />
      <span>{say(left ? 'run.closingLeft' : 'run.closingUnderWay')}</span>
    </p>
  )
}

function Why({ label, why }: { readonly label: string; readonly why: string }) {
  const { say } = useWords()
  return <p className={css.why}>{say('run.notYet', { step: label, why })}</p>
}

/** Why a step is not open, in sentences; empty when it is. */
function reasonsOf(step: PeriodShown['close'], say: Say, language: Language): string {
  const reasons = step.reasons.flatMap((wire) => refusalShown(wire) ?? [])
  return reasons.map((refusal) => refusalSentence(refusal, say, language)).join(' ')
}
