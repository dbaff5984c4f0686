import type { DownlineQuery } from '#web/api/generated/graphql.ts'
import css from '#web/explorer/legend.module.css'
import { rankStep } from '#web/explorer/palette.ts'
import type { ExplorerState } from '#web/explorer/view-url.ts'
import { formatCount } from '#web/kit/number-format.ts'
import { isState, STATES } from '#web/kit/state-table.ts'
import { useWords } from '#web/words/words.ts'

type LegendShown = DownlineQuery['downline']['legend']

const STATUS_SHAPES: Readonly<Record<string, string>> = {
  ACTIVE: 'disc',
  ENROLLED: 'ring',
  GRACE: 'half',
  SUSPENDED: 'diamond',
  TERMINATED: 'cross',
  APPLIED: 'dotted',
}

/** What shapes and colours mean, with counts of everything in sight; a press filters, a second one lifts it. */
export function Legend({
  legend,
  state,
  onChange,
}: {
  readonly legend: LegendShown
  readonly state: ExplorerState
  readonly onChange: (changes: Partial<ExplorerState>) => void
}) {
  const { say, language } = useWords()
  const word = (key: string) => (isState(key) ? say(STATES[key].word) : key)
  const press = (key: string) => {
    if (key === 'ACTIVE') return onChange({ active: state.active === 'yes' ? '' : 'yes' })
    onChange({ status: state.status === key ? '' : (key as ExplorerState['status']) })
  }
  const pressed = (key: string) => (key === 'ACTIVE' ? state.active === 'yes' : state.status === key)
  return (
    <fieldset className={css.legend} aria-label={say('downline.legend')}>
      {activeFirst(legend.statuses)
        .filter(({ count, key }) => count > 0 || pressed(key))
        .map(({ key, count }) => (
          <button
            key={key}
            type="button"
            className={css.entry}
            aria-pressed={pressed(key)}
            onClick={() => press(key)}
          >
            <span
              className={css.shape}
              data-shape={STATUS_SHAPES[key]}
              data-status={state.colour === 'status' ? key : undefined}
              aria-hidden
            />
            {word(key)} <span className={css.count}>{formatCount(count, language)}</span>
          </button>
        ))}
      <span className={css.gap} aria-hidden />
      {legend.ranks.map(({ key, label, count }, rank) => (
        <button
          key={key}
          type="button"
          className={css.entry}
          aria-pressed={state.rank !== '' && state.rank === key}
          onClick={() => onChange({ rank: state.rank === key ? '' : key })}
          disabled={key === ''}
        >
          <span
            className={css.shape}
            data-shape="disc"
            data-rank={state.colour === 'rank' ? rankStep(rank, legend.ranks.length) : undefined}
            aria-hidden
          />
          {label || say('rank.none')} <span className={css.count}>{formatCount(count, language)}</span>
        </button>
      ))}
    </fieldset>
  )
}

/** Activity is what one looks for first; the contracts follow. */
const activeFirst = (statuses: LegendShown['statuses']): LegendShown['statuses'] => [
  ...statuses.filter(({ key }) => key === 'ACTIVE'),
  ...statuses.filter(({ key }) => key !== 'ACTIVE'),
]
