import { formatDecimalText } from '#web/kit/number-format.ts'
import css from '#web/pages/members/missing-list.module.css'
import { useWords } from '#web/words/words.ts'

interface Requirement {
  readonly code: string
  readonly volume: string | null
  readonly rank: string | null
  readonly have: string
  readonly need: string
}

interface Next {
  readonly rank: string
  readonly missing: readonly Requirement[]
}

/** What is missing for the next rank, figure by figure, as the server counted it. */
export function MissingList({ next }: { readonly next: Next | null }) {
  const { say, language } = useWords()
  if (!next) return <p className={css.none}>{say('rank.top')}</p>
  const shown = (figure: string) =>
    /^-?\d+(\.\d+)?$/.test(figure) ? formatDecimalText(figure, language) : figure
  return (
    <div className={css.next}>
      <p>
        {say('rank.next')} <strong>{next.rank}</strong>
      </p>
      <ul>
        {next.missing.map((one) => (
          <li key={`${one.code}${one.volume ?? ''}${one.rank ?? ''}`}>
            <span>{[requirementName(one, say), one.rank].filter(Boolean).join(' · ')}</span>
            <span className={css.figures}>
              {say('rank.haveNeed', { have: shown(one.have), need: shown(one.need) })}
            </span>
            <meter className={css.bar} min={0} max={1000} value={permille(one)} aria-hidden />
          </li>
        ))}
      </ul>
    </div>
  )
}

function requirementName(one: Requirement, say: ReturnType<typeof useWords>['say']): string {
  const code = one.volume ?? one.code
  if (/LEG/i.test(one.code)) return say('rank.legs')
  if (/^(GV|GROUP|GROUP_VOLUME)/i.test(code)) return say('member.group')
  if (/^(PV|PERSONAL|PERSONAL_VOLUME)/i.test(code)) return say('member.personal')
  if (/RECRUIT|FRONTLINE/i.test(one.code)) return say('rank.recruits')
  return code
}

/** How far along, in thousandths, for a bar; exact decimal text, no floating sums. */
function permille({ have, need }: Requirement): number {
  const [a, b] = [have, need].map((text) => BigInt(text.replace(/\..*$/, '').replace(/[^\d-]/g, '') || '0'))
  if (a === undefined || b === undefined || b <= 0n) return 0
  const part = (a * 1000n) / b
  return part < 0n ? 0 : part > 1000n ? 1000 : Number.parseInt(part.toString(), 10)
}
