import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useParams } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useMemo } from 'react'
import { isNotFound } from '#web/api/reply.ts'
import { ExplorerBar } from '#web/explorer/explorer-bar.tsx'
import { Legend } from '#web/explorer/legend.tsx'
import { MemberPanel } from '#web/explorer/member-panel.tsx'
import { Picture } from '#web/explorer/picture-view.tsx'
import { TreeTable } from '#web/explorer/tree-table.tsx'
import { type Explorer, useExplorer } from '#web/explorer/use-explorer.ts'
import { type SceneAsk, useScene } from '#web/explorer/use-scene.ts'
import { filterOf } from '#web/explorer/view-url.ts'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { BusyLines } from '#web/kit/faces.tsx'
import { FailureNotice } from '#web/kit/failure-notice.tsx'
import { NotFoundScreen } from '#web/kit/not-found.tsx'
import css from '#web/pages/downline/downline-page.module.css'
import { useCompanyName, useCurrentPeriod } from '#web/session/session.tsx'
import { useWords } from '#web/words/words.ts'

const ON_PHONE = 300
const ON_DESK = 900

/** The downline explorer: picture or table of one person's line, one selection, the panel beside it. */
export function DownlinePage() {
  const { member: root } = useParams({ strict: false }) as { readonly member: string }
  const { say } = useWords()
  const company = useCompanyName()
  const phone = useMediaQuery('(max-width: 47.99rem)', undefined, { getInitialValueInEffect: false }) ?? false
  const narrow =
    useMediaQuery('(max-width: 79.99rem)', undefined, { getInitialValueInEffect: false }) ?? false
  const explorer = useExplorer(root)
  const { state } = explorer
  const current = useCurrentPeriod() ?? ''
  const keep = useMemo(() => [...new Set([state.focus, ...state.select])].filter((id) => id !== ''), [state])
  const most = phone ? ON_PHONE : ON_DESK
  const question = { root, metric: state.metric, period: state.period || null, filter: filterOf(state), most }
  const ask = useScene(question, keep.slice(0, 200))
  const name = ask.view?.path.at(-1)?.name ?? ''
  useEffect(() => {
    document.title = [name, say('nav.downline'), company, 'Stemma'].filter(Boolean).join(' · ')
  }, [name, say, company])
  if (ask.failure && isNotFound(ask.failure)) return <NotFoundScreen />
  const view = state.view || (phone ? 'table' : 'radial')
  const panelId = state.focus || state.select[0] || (narrow ? '' : root)
  const close = () => explorer.change({ focus: '', select: [] })
  const panel = panelId !== '' && (
    <MemberPanel
      id={panelId}
      root={root}
      period={state.period || current}
      onOpen={explorer.openRoot}
      {...(state.focus === '' && !narrow ? {} : { onClose: close })}
    />
  )
  return (
    <div className={css.explorer} data-panel={(!narrow && panel !== false) || undefined}>
      <h1 className={css.title}>{say('downline.title', { name })}</h1>
      <ExplorerBar root={root} view={view} explorer={explorer} path={ask.view?.path ?? []} />
      <div className={css.main}>
        {ask.failure && <FailureNotice failure={ask.failure} again={ask.again} />}
        <Body root={root} view={view} ask={ask} explorer={explorer} />
      </div>
      {ask.view && (
        <Legend legend={ask.view.legend} state={state} onChange={(changes) => explorer.change(changes)} />
      )}
      {!narrow && panel && <div className={css.panel}>{panel}</div>}
      {narrow && (
        <Drawer.Root
          opened={panel !== false}
          onClose={close}
          position={phone ? 'bottom' : 'right'}
          size={phone ? '70%' : 380}
          padding={0}
          lockScroll={false}
        >
          <Drawer.Overlay />
          <Drawer.Content aria-label={say('downline.panel')}>
            <Drawer.Body>{panel}</Drawer.Body>
          </Drawer.Content>
        </Drawer.Root>
      )}
    </div>
  )
}

function Body({
  root,
  view,
  ask,
  explorer,
}: {
  readonly root: string
  readonly view: 'radial' | 'table'
  readonly ask: SceneAsk
  readonly explorer: Explorer
}) {
  const { say } = useWords()
  if (!ask.scene || !ask.view) return ask.failure ? null : <BusyLines lines={10} />
  const onKey = (event: KeyboardEvent) => answerKey(event, explorer)
  return view === 'radial' ? (
    <Picture ask={ask} scene={ask.scene} view={ask.view} explorer={explorer} onKey={onKey} />
  ) : (
    <>
      <TreeTable root={root} scene={ask.scene} view={ask.view} explorer={explorer} onKey={onKey} />
      {ask.scene.total <= 1 && (
        <div className={css.nobody}>
          <EmptyState title={say('home.noFrontline')} text={say('home.noFrontlineText')} />
        </div>
      )}
    </>
  )
}

/** `t` changes between picture and table, Ctrl-Z undoes, Shift-Ctrl-Z does again, Escape clears the choice. */
function answerKey(event: KeyboardEvent, explorer: Explorer): void {
  const control = event.ctrlKey || event.metaKey
  if (control && event.key.toLowerCase() === 'z') {
    event.preventDefault()
    if (event.shiftKey) explorer.redo()
    else explorer.undo()
  } else if (event.key === 't' && !control) {
    explorer.change({ view: explorer.state.view === 'table' ? 'radial' : 'table' }, { push: true })
  } else if (event.key === 'Escape') {
    explorer.change({ select: [] })
  }
}
