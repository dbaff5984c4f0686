import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { begun, redone, STEPS_MAX, stepped, undone } from '#web/explorer/history.ts'
import { lastPeriods, openingPeriod, withPeriod } from '#web/explorer/last-periods.ts'
import { chosen, cleared, focused, SELECTION_MAX, toggled } from '#web/explorer/selection.ts'

describe('undo', () => {
  test('and redo after any steps end where they began', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 60 }), (steps) => {
        const made = steps.reduce((history, step) => stepped(history, { step }), begun({ step: -1.5 }))
        let back = made
        while (back.past.length > 0) back = undone(back)
        expect(back.present).toEqual({ step: -1.5 })
        let again = back
        while (again.future.length > 0) again = redone(again)
        expect(again.present).toEqual(made.present)
      }),
    )
  })

  test('forgets what was undone when something new is done, and keeps a hundred steps', () => {
    const two = stepped(stepped(begun('a'), 'b'), 'c')
    expect(stepped(undone(two), 'd').future).toEqual([])
    expect(undone(begun('a')).present).toBe('a')
    expect(redone(begun('a')).present).toBe('a')
    expect(stepped(two, 'c')).toBe(two)
    const many = Array.from({ length: 150 }, (_, step) => `${step}`).reduce(stepped<string>, begun('start'))
    expect(many.past).toHaveLength(STEPS_MAX)
  })
})

describe('the selection', () => {
  test('is one for picture and table: choosing replaces, toggling adds and removes', () => {
    const one = chosen('a')
    const two = toggled(one, 'b')
    expect(two).toEqual({ focus: 'b', ids: ['a', 'b'] })
    expect(toggled(two, 'a').ids).toEqual(['b'])
    expect(focused(two, 'a')).toEqual({ focus: 'a', ids: ['a', 'b'] })
    expect(cleared(two)).toEqual({ focus: 'b', ids: [] })
  })

  test('never holds more than two hundred', () => {
    const many = Array.from({ length: 260 }, (_, id) => `m${id}`)
    const full = many.reduce(toggled, { focus: '', ids: [] as readonly string[] })
    expect(full.ids).toHaveLength(SELECTION_MAX)
    expect(full.focus).toBe('m259')
  })
})

test('periods before a period follow the calendar of the company', () => {
  expect(lastPeriods('2026-02', 'Europe/Berlin', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11'])
  expect(lastPeriods('2026-W02', 'Europe/Berlin', 3)).toEqual(['2026-W02', '2026-W01', '2025-W52'])
  expect(lastPeriods('2026-02', 'Nowhere/Land', 4)).toEqual(['2026-02'])
  expect(withPeriod(['2026-02', '2026-01'], '2011-11')).toEqual(['2026-02', '2026-01', '2011-11'])
  expect(withPeriod(['2026-02'], '2026-03')).toEqual(['2026-03', '2026-02'])
  expect(withPeriod(['2026-02'], '2026-02')).toEqual(['2026-02'])
  expect(withPeriod(['2026-02'], '')).toEqual(['2026-02'])
})

test('a picture opens with the running period, or with the newest that holds an order', () => {
  const running = { id: '2026-11', running: true, orders: 3 }
  const old = { id: '2026-09', running: false, orders: 9 }
  const newer = { id: '2026-10', running: false, orders: 1 }
  expect(openingPeriod([running, old])).toBe('')
  expect(openingPeriod([{ ...running, orders: 0 }, old, newer])).toBe('2026-10')
  expect(openingPeriod([old, { ...newer, orders: 0 }])).toBe('2026-09')
  expect(openingPeriod([])).toBe('')
})
