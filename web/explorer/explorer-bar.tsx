import { NativeSelect } from '@mantine/core'
import type { CrumbFragment, DownlineMetric } from '#web/api/generated/graphql.ts'
import css from '#web/explorer/explorer-bar.module.css'
import { type DownlineHit, ExplorerSearch } from '#web/explorer/explorer-search.tsx'
import type { Explorer } from '#web/explorer/use-explorer.ts'
import { usePeriods } from '#web/explorer/use-periods.ts'
import { type ExplorerColour, type ExplorerView, METRICS } from '#web/explorer/view-url.ts'
import { IconButton } from '#web/kit/icon-button.tsx'
import { RadialIcon, TableIcon, UndoIcon } from '#web/kit/icons.ts'
import { formatPeriodText } from '#web/kit/instant-format.ts'
import { PathLine } from '#web/pages/members/path-line.tsx'
import { useCurrentPeriod } from '#web/session/session.tsx'
import { useWords } from '#web/words/words.ts'

/** Where one stands, whom one looks for, and how the line is shown. */
export function ExplorerBar({
  root,
  view,
  explorer,
  path,
}: {
  readonly root: string
  readonly view: ExplorerView
  readonly explorer: Explorer
  readonly path: readonly CrumbFragment[]
}) {
  const onFind = ({ member, path: found }: DownlineHit) =>
    explorer.change({
      focus: member.id,
      select: [member.id],
      open: [...new Set([...explorer.state.open, ...found.slice(0, -1).map(({ id }) => id)])],
    })
  return (
    <div className={css.bar}>
      <div className={css.where}>
        <div className={css.path}>
          <PathLine path={path} onChoose={explorer.openRoot} />
        </div>
        <ViewSwitch view={view} explorer={explorer} />
      </div>
      <div className={css.how}>
        <ExplorerSearch root={root} onFind={onFind} />
        <Choices explorer={explorer} />
      </div>
    </div>
  )
}

function Choices({ explorer }: { readonly explorer: Explorer }) {
  const { say, language } = useWords()
  const { state, change } = explorer
  const current = useCurrentPeriod() ?? ''
  const periods = usePeriods(state.period)
  return (
    <>
      <NativeSelect
        className={css.choice}
        aria-label={say('member.period')}
        value={state.period || current}
        onChange={(event) => {
          const { value } = event.currentTarget
          change({ period: value === current ? '' : value }, { push: true })
        }}
        data={periods.map((value) => ({ value, label: formatPeriodText(value, language) }))}
      />
      <NativeSelect
        className={css.desk}
        aria-label={say('downline.metric')}
        value={state.metric}
        onChange={(event) => change({ metric: event.currentTarget.value as DownlineMetric })}
        data={METRICS.map((value) => ({ value, label: say(`metric.${value}`) }))}
      />
      <NativeSelect
        className={css.desk}
        aria-label={say('downline.colour')}
        value={state.colour}
        onChange={(event) => change({ colour: event.currentTarget.value as ExplorerColour })}
        data={[
          { value: 'rank', label: say('downline.byRank') },
          { value: 'status', label: say('downline.byStatus') },
        ]}
      />
    </>
  )
}

function ViewSwitch({ view, explorer }: { readonly view: ExplorerView; readonly explorer: Explorer }) {
  const { say } = useWords()
  const views = [
    { value: 'radial', icon: RadialIcon },
    { value: 'table', icon: TableIcon },
  ] as const
  return (
    <>
      <fieldset className={css.views} aria-label={say('downline.view')}>
        {views.map(({ value, icon: Icon }) => (
          <button
            key={value}
            type="button"
            aria-pressed={view === value}
            onClick={() => explorer.change({ view: value }, { push: true })}
          >
            <Icon size={16} stroke={1.5} aria-hidden />
            {say(`view.${value}`)}
          </button>
        ))}
      </fieldset>
      <IconButton name={say('downline.undo')} onPress={explorer.undo}>
        <UndoIcon size={20} stroke={1.5} />
      </IconButton>
    </>
  )
}
