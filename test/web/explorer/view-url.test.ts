import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  COLOURS,
  type ExplorerState,
  filterOf,
  METRICS,
  readExplorer,
  VIEWS,
  writeExplorer,
} from '#web/explorer/view-url.ts'
import { parseSearch, writeSearch } from '#web/search-text.ts'

const id = fc.uuid()
const state: fc.Arbitrary<ExplorerState> = fc.record({
  view: fc.constantFrom('' as const, ...VIEWS),
  metric: fc.constantFrom(...METRICS),
  colour: fc.constantFrom(...COLOURS),
  period: fc.constantFrom('', '2026-10', '2026-W45'),
  status: fc.constantFrom('' as const, 'ENROLLED' as const, 'TERMINATED' as const),
  rank: fc.constantFrom('', 'Gold', 'Größter Rang & mehr'),
  active: fc.constantFrom('' as const, 'yes' as const, 'no' as const),
  focus: fc.oneof(fc.constant(''), id),
  select: fc.uniqueArray(id, { maxLength: 50 }),
  open: fc.uniqueArray(id, { maxLength: 50 }),
  at: fc.option(
    fc.record({
      x: fc.integer({ min: -999_999, max: 999_999 }).map((thousandths) => thousandths / 1000),
      y: fc.integer({ min: -999_999, max: 999_999 }).map((thousandths) => thousandths / 1000),
      zoom: fc.integer({ min: 20, max: 60_000 }).map((thousandths) => thousandths / 1000),
    }),
    { nil: undefined },
  ),
})

describe('the state of the explorer', () => {
  test('comes back from its address unchanged', () => {
    fc.assert(
      fc.property(state, (shown) => {
        expect(readExplorer(parseSearch(writeSearch(writeExplorer(shown))))).toEqual(shown)
      }),
    )
  })

  test('falls back to the plain view for whatever an address says wrongly', () => {
    const plain = readExplorer({})
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('view', 'metric', 'colour', 'at', 'period', 'status'), fc.string()),
        (search) => {
          const read = readExplorer(search)
          expect(VIEWS.includes(read.view as 'table') || read.view === plain.view).toBe(true)
          expect(METRICS).toContain(read.metric)
        },
      ),
    )
    expect(readExplorer({ at: '1,2', status: 'GONE', open: 'a b,<x>' })).toEqual(plain)
  })

  test('is a filter only when something is filtered', () => {
    expect(filterOf(readExplorer({}))).toBeNull()
    expect(filterOf(readExplorer({ status: 'GRACE', active: 'no', rank: 'Gold' }))).toEqual({
      status: ['GRACE'],
      active: false,
      rank: ['Gold'],
    })
  })
})
