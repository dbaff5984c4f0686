import { type KeyboardEvent, useId, useMemo } from 'react'
import { useAsk } from '#web/api/ask.ts'
import type { DownlineQuery, RowFragment } from '#web/api/generated/graphql.ts'
import { MemberPanelDocument } from '#web/api/generated/graphql.ts'
import { isActive, type Scene, statusOf } from '#web/explorer/scene.ts'
import { treeColumns } from '#web/explorer/tree-columns.tsx'
import { Treegrid } from '#web/explorer/treegrid.tsx'
import type { Explorer } from '#web/explorer/use-explorer.ts'
import { useTreePages } from '#web/explorer/use-tree-pages.ts'
import { filterOf } from '#web/explorer/view-url.ts'
import { visibleRows } from '#web/explorer/visible-rows.ts'
import { useCurrentPeriod } from '#web/session/session.tsx'
import { useWords } from '#web/words/words.ts'

/** The table of the same line with the same selection: children are fetched as members are opened. */
export function TreeTable({
  root,
  scene,
  view,
  explorer,
  onKey,
}: {
  readonly root: string
  readonly scene: Scene
  readonly view: DownlineQuery['downline']
  readonly explorer: Explorer
  readonly onKey: (event: KeyboardEvent) => void
}) {
  const { say } = useWords()
  const { state } = explorer
  const id = useId()
  const open = useMemo(() => [...new Set([root, ...state.open])], [root, state.open])
  const shut = state.open.includes(`-${root}`)
  const openSet = useMemo(() => new Set(shut ? open.filter((one) => one !== root) : open), [open, shut, root])
  const question = { period: state.period || null, filter: filterOf(state), order: 'GROUP_VOLUME' as const }
  const { pages, more } = useTreePages(question, open)
  const current = useCurrentPeriod() ?? ''
  const rootRow = useRootRow(scene, view, state.period || current)
  const rows = useMemo(() => visibleRows(rootRow, pages, openSet), [rootRow, pages, openSet])
  const columns = useMemo(() => treeColumns(say), [say])
  const selected = useMemo(() => new Set(state.select), [state.select])
  const toggle = (member: string) => {
    const mark = member === root ? `-${root}` : member
    const next = state.open.includes(mark) ? state.open.filter((one) => one !== mark) : [...state.open, mark]
    explorer.change({ open: next })
  }
  return (
    <Treegrid
      id={id}
      rows={rows}
      columns={columns}
      total={scene.total}
      focus={state.focus}
      selected={selected}
      onToggle={toggle}
      onMore={more}
      onChoose={explorer.choose}
      onFocus={explorer.focus}
      onOpen={explorer.openRoot}
      onKey={onKey}
    />
  )
}

/** The root as a row of its own table: what the picture knows of it, and its volumes of the period shown. */
function useRootRow(scene: Scene, view: DownlineQuery['downline'], period: string): RowFragment {
  const root = scene.ids[0] ?? ''
  const ask = useAsk(MemberPanelDocument, { id: root })
  const member = ask.data?.member
  return useMemo(() => {
    const figures = member?.periods.find((one) => one.period === period)
    const mark = scene.mark[0] ?? 0
    const status = statusOf(mark)
    return {
      id: root,
      number: scene.numbers[0] ?? '',
      name: scene.names[0] ?? '',
      status: status === 'CUSTOMER' ? 'ENROLLED' : status,
      active: isActive(mark),
      rank: view.legend.ranks[scene.rank[0] ?? 0]?.label ?? '',
      country: member?.country ?? '',
      enrolledOn: member?.enrolledOn ?? '',
      level: 0,
      recruits: scene.recruits[0] ?? 0,
      below: scene.below[0] ?? 0,
      personalVolume: figures?.personalVolume ?? null,
      groupVolume: figures?.groupVolume ?? null,
      lastOrderAt: member?.lastOrderAt ?? null,
    }
  }, [root, scene, view, period, member])
}
