import { useAsk } from '#web/api/ask.ts'
import { ExplainLineDocument, type ExplainLineQuery } from '#web/api/generated/graphql.ts'
import { BusyLines, Faces } from '#web/kit/faces.tsx'
import { formatDecimalText, formatMoneyText } from '#web/kit/number-format.ts'
import { PersonName } from '#web/kit/person-name.tsx'
import { ToneMark } from '#web/kit/status-badge.tsx'
import { codeWord } from '#web/pages/periods/code-word.ts'
import css from '#web/pages/statements/line-walk.module.css'
import { walkShown } from '#web/pages/statements/line-words.ts'
import type { StatementShown } from '#web/pages/statements/statement-page.tsx'
import { useWords } from '#web/words/words.ts'

type Explanation = ExplainLineQuery['explainLine']

/** The walk behind one line, replayed by the server: who was passed over and why, and the sum before rounding. */
export function LineWalk({
  statement,
  line,
}: {
  readonly statement: Pick<StatementShown, 'id' | 'member'>
  readonly line: number
}) {
  const { language } = useWords()
  const ask = useAsk(ExplainLineDocument, { statement: statement.id, line, language })
  return (
    <Faces ask={ask} busy={<BusyLines lines={3} />}>
      {(data) => <Walk explanation={data.explainLine} earner={statement.member} />}
    </Faces>
  )
}

function Walk({
  explanation,
  earner,
}: {
  readonly explanation: Explanation
  readonly earner: StatementShown['member']
}) {
  const { say, language } = useWords()
  const { order, source } = explanation.line
  const buyer = order?.buyer ?? source ?? undefined
  return (
    <div className={css.walk}>
      {!explanation.matches && (
        <p className={css.alarm} role="alert">
          <ToneMark tone="bad" size={20} />
          <span>{say('line.alarm')}</span>
        </p>
      )}
      <ol>
        {walkShown(explanation.walk, { buyer, earner }).map((step) => (
          <li key={step.member.id} data-kind={step.kind}>
            <PersonName person={step.member} />
            <span className={css.why}>
              {step.kind === 'skipped'
                ? say('line.skipped', { why: codeWord(step.why, say) })
                : say(`line.step.${step.kind}`)}
            </span>
          </li>
        ))}
      </ol>
      <p className={css.exact}>
        {say('line.exact', {
          exact: /^-?\d+(\.\d+)?$/.test(explanation.exact)
            ? formatDecimalText(explanation.exact, language, 2)
            : explanation.exact,
          amount: formatMoneyText(explanation.line.amount, language),
        })}
      </p>
    </div>
  )
}
