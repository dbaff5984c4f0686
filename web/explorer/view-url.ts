import type { ContractStatus, DownlineMetric, MemberFilter } from '#web/api/generated/graphql.ts'
import type { SearchText } from '#web/search-text.ts'

export const VIEWS = ['radial', 'table'] as const
export type ExplorerView = (typeof VIEWS)[number]
export const COLOURS = ['rank', 'status'] as const
export type ExplorerColour = (typeof COLOURS)[number]
export const METRICS: readonly DownlineMetric[] = ['GROUP_VOLUME', 'PERSONAL_VOLUME', 'BELOW']

/** Where one looks: the middle of the picture in its own units, and pixels per unit. */
export interface At {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** All the explorer shows besides its root; it lives in the address: reload, Back and a shared link restore it. */
export interface ExplorerState {
  /** Empty: what suits the screen (picture on desktops, table on phones). */
  readonly view: ExplorerView | ''
  readonly metric: DownlineMetric
  readonly colour: ExplorerColour
  readonly period: string
  readonly status: ContractStatus | ''
  readonly rank: string
  readonly active: '' | 'yes' | 'no'
  readonly focus: string
  readonly select: readonly string[]
  readonly open: readonly string[]
  readonly at: At | undefined
}

/** How many ids an address carries; what is beyond stays in the page. */
export const OPEN_MAX = 50

const STATUSES: readonly ContractStatus[] = ['APPLIED', 'ENROLLED', 'GRACE', 'SUSPENDED', 'TERMINATED']

const oneOf = <Value extends string>(values: readonly Value[], text: string | undefined): Value | undefined =>
  values.find((value) => value === text)

const ids = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .filter((id) => /^[\w-]{1,64}$/.test(id))
    .slice(0, OPEN_MAX)

/** Reads the state from an address; whatever it does not understand falls back to the default. */
export function readExplorer(search: SearchText): ExplorerState {
  return {
    view: oneOf(VIEWS, search['view']) ?? '',
    metric: oneOf(METRICS, search['metric']) ?? 'GROUP_VOLUME',
    colour: oneOf(COLOURS, search['colour']) ?? 'rank',
    period: /^\d{4}-(\d{2}|W\d{2})$/.test(search['period'] ?? '') ? (search['period'] ?? '') : '',
    status: oneOf(STATUSES, search['status']) ?? '',
    rank: search['rank'] ?? '',
    active: oneOf(['yes', 'no'] as const, search['active']) ?? '',
    focus: ids(search['focus'])[0] ?? '',
    select: ids(search['select']),
    open: ids(search['open']),
    at: readAt(search['at']),
  }
}

function readAt(text: string | undefined): At | undefined {
  const found = /^(-?\d{1,9}),(-?\d{1,9}),(\d{1,9})$/.exec(text ?? '')
  if (!found) return undefined
  const [x, y, zoom] = found.slice(1).map((part) => Number.parseInt(part, 10))
  if (x === undefined || y === undefined || !zoom) return undefined
  return { x: x / 1000, y: y / 1000, zoom: zoom / 1000 }
}

/** Writes the state as texts of an address; defaults are left out. `readExplorer` reads it back. */
export function writeExplorer(state: ExplorerState): Readonly<Record<string, string>> {
  const { at } = state
  return {
    view: state.view,
    metric: state.metric === 'GROUP_VOLUME' ? '' : state.metric,
    colour: state.colour === 'rank' ? '' : state.colour,
    period: state.period,
    status: state.status,
    rank: state.rank,
    active: state.active,
    focus: state.focus,
    select: state.select.slice(0, OPEN_MAX).join(','),
    open: state.open.slice(0, OPEN_MAX).join(','),
    at: at ? [at.x, at.y, at.zoom].map((part) => `${Math.round(part * 1000)}`).join(',') : '',
  }
}

/** The filter of a state as the server takes it; null without any. */
export function filterOf(state: ExplorerState): MemberFilter | null {
  const filter: MemberFilter = {
    ...(state.status === '' ? {} : { status: [state.status] }),
    ...(state.rank === '' ? {} : { rank: [state.rank] }),
    ...(state.active === '' ? {} : { active: state.active === 'yes' }),
  }
  return Object.keys(filter).length > 0 ? filter : null
}
