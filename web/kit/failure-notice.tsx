import { Button } from '@mantine/core'
import type { Failure } from '#web/api/reply.ts'
import css from '#web/kit/failure-notice.module.css'
import { AgainIcon } from '#web/kit/icons.ts'
import { factLines, refusalSentence } from '#web/kit/refusal-sentence.ts'
import { ToneMark } from '#web/kit/status-badge.tsx'
import { useWords } from '#web/words/words.ts'

/** The one notice for every failure: what went wrong, what to do, and an id to quote. It stands where the work was. */
export function FailureNotice({
  failure,
  again,
}: {
  readonly failure: Failure
  readonly again?: (() => void) | undefined
}) {
  const { say } = useWords()
  const retriable = failure.kind === 'fault' ? failure.retriable : failure.kind === 'bug'
  return (
    <div className={css.notice} data-kind={failure.kind} role="alert">
      <ToneMark tone={failure.kind === 'refusals' || failure.kind === 'invalid' ? 'wait' : 'bad'} size={20} />
      <div className={css.text}>
        <Sentences failure={failure} />
        {retriable && again && (
          <Button size="compact-sm" leftSection={<AgainIcon size={16} stroke={1.5} />} onClick={again}>
            {say('kit.again')}
          </Button>
        )}
      </div>
    </div>
  )
}

function Sentences({ failure }: { readonly failure: Failure }) {
  const { say, language } = useWords()
  if (failure.kind === 'refusals') {
    return failure.refusals.map((refusal) => (
      <div key={`${refusal.code}${refusal.field ?? ''}`}>
        <p>{refusalSentence(refusal, say, language)}</p>
        <Facts facts={refusal.facts} />
      </div>
    ))
  }
  if (failure.kind === 'invalid') {
    return (
      <div>
        <p>{say('kit.invalid')}</p>
        {failure.reasons.length > 0 && <p className={css.small}>{failure.reasons.join(' · ')}</p>}
      </div>
    )
  }
  return (
    <div>
      <p>{say(failure.kind === 'fault' ? 'kit.fault' : 'kit.bug')}</p>
      {failure.correlationId && (
        <p className={css.small}>
          {say('kit.correlation')} <code>{failure.correlationId}</code>
        </p>
      )}
    </div>
  )
}

function Facts({ facts }: { readonly facts: Readonly<Record<string, string>> }) {
  const { say, language } = useWords()
  const lines = factLines(facts, say, language)
  return lines.length > 0 && <p className={css.small}>{lines.join(' · ')}</p>
}
