import { isCurrency } from '#server/domain/kernel/money.ts'
import type { HomeQuery } from '#web/api/generated/graphql.ts'
import { formatPeriodText } from '#web/kit/instant-format.ts'
import {
  compareDecimals,
  formatCurrencyText,
  formatDecimalText,
  formatPercentText,
  formatShort,
} from '#web/kit/number-format.ts'
import { isState, STATES } from '#web/kit/state-table.ts'
import type { Language, MessageId, Say } from '#web/words/words.ts'

type Tile = HomeQuery['home']['tiles'][number]

const LABELS: Readonly<Record<string, MessageId>> = {
  MEMBERS: 'tile.MEMBERS',
  MEMBERS_ACTIVE: 'tile.MEMBERS_ACTIVE',
  NEW_MEMBERS: 'tile.NEW_MEMBERS',
  ORDERS: 'tile.ORDERS',
  ORDERS_OPEN_PERIOD: 'tile.ORDERS_OPEN_PERIOD',
  CREDIT_NOTES: 'tile.CREDIT_NOTES',
  CV: 'tile.CV',
  GROUP_VOLUME: 'tile.GROUP_VOLUME',
  PERSONAL_VOLUME: 'tile.PERSONAL_VOLUME',
  DOWNLINE: 'tile.DOWNLINE',
  SPENT: 'tile.SPENT',
  CARER: 'tile.CARER',
  EARNED_LAST: 'tile.EARNED_LAST',
  NEXT_RANK: 'tile.NEXT_RANK',
  PERIOD_STATE: 'tile.PERIOD_STATE',
  RUN_TOTAL: 'tile.RUN_TOTAL',
  CHECKS_FAILED: 'tile.CHECKS_FAILED',
  IMPORTS_REJECTED: 'tile.IMPORTS_REJECTED',
  SUSPENDED: 'tile.SUSPENDED',
  ENDED: 'tile.ENDED',
  USERS: 'tile.USERS',
  INDEX_BEHIND: 'tile.INDEX_BEHIND',
  EVENTS: 'tile.EVENTS',
}

export interface TileShown {
  readonly key: string
  readonly label: string
  readonly figure: string
  readonly full: string
  readonly link: string
  /** What the figure belongs to, where it is not compared. */
  readonly note: string
  readonly trend: { readonly sign: -1 | 0 | 1; readonly text: string } | undefined
}

/** A figure with its unit; `short` for the tile, full for its title. */
function figureOf(
  value: string,
  unit: string,
  form: { readonly language: Language; readonly short: boolean },
) {
  const { language, short } = form
  const long = value.length > 9
  if (isCurrency(unit)) {
    return formatCurrencyText(value, { currency: unit, language, whole: short && long })
  }
  if (unit === 'PERCENT') return formatPercentText(value, language)
  if (unit === 'MS') return `${formatDecimalText(value, language)}\u00a0ms`
  return short && long ? formatShort(value, language) : formatDecimalText(value, language)
}

/** What a tile shows: words for its key, the figure as people read it, and how it compares with the period before. */
export function tileShown(tile: Tile, say: Say, language: Language): TileShown {
  const id = LABELS[tile.key]
  const text = tile.unit === 'TEXT' || !/^-?\d+(\.\d+)?$/.test(tile.value)
  const figure = text
    ? textFigure(tile.value, say)
    : figureOf(tile.value, tile.unit, { language, short: true })
  return {
    key: tile.key,
    label: id ? say(id) : tile.key,
    figure,
    full: text ? figure : figureOf(tile.value, tile.unit, { language, short: false }),
    link: tile.link,
    note: text ? noteOf(tile.value, language) : '',
    trend: text || tile.before === null ? undefined : trendOf(tile, say, language),
  }
}

/** A state in words; one behind its period ("2026-10 REVIEWED") keeps the period as a note. */
function textFigure(value: string, say: Say): string {
  const last = value.split(' ').at(-1) ?? ''
  return isState(last) ? say(STATES[last].word) : value === '' ? '–' : value
}

function noteOf(value: string, language: Language): string {
  const [first = '', second] = value.split(' ')
  return second === undefined || !/^\d{4}-/.test(first) ? '' : formatPeriodText(first, language)
}

function trendOf(tile: Tile, say: Say, language: Language): TileShown['trend'] {
  const before = tile.before ?? '0'
  const { sign, percent } = compareDecimals(tile.value, before)
  const was = figureOf(before, tile.unit, { language, short: true })
  if (sign === 0 || percent === undefined) return { sign, text: say('tile.before', { was }) }
  return { sign, text: say('tile.trend', { percent: formatDecimalText(percent, language), was }) }
}
