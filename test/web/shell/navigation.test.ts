import { describe, expect, test } from 'vitest'
import { isInPlace, PLACES, placesFor } from '#web/shell/navigation.ts'
import { foundMember, foundOrder, foundScreens, nextLine } from '#web/shell/search-model.ts'
import type { Say } from '#web/words/words.ts'

const say: Say = (id) => id

describe('navigation', () => {
  test('shows a role its places and leaves out the others', () => {
    const member = placesFor(['MEMBER']).map(({ to }) => to)
    expect(member).toContain('/earnings')
    expect(member).not.toContain('/members')
    expect(placesFor(['CUSTOMER']).map(({ to }) => to)).toEqual(['/', '/orders'])
    expect(placesFor(['FINANCE']).map(({ to }) => to)).toContain('/periods')
    expect(placesFor(['ADMIN']).map(({ to }) => to)).toContain('/users')
    expect(placesFor([])).toEqual([])
  })

  test('joins the places of several roles, each once', () => {
    const both = placesFor(['MEMBER', 'FINANCE']).map(({ to }) => to)
    expect(new Set(both).size).toBe(both.length)
  })

  test('knows where one is', () => {
    expect(isInPlace('/members/100', '/members')).toBe(true)
    expect(isInPlace('/membership', '/members')).toBe(false)
    expect(isInPlace('/members', '/')).toBe(false)
    expect(isInPlace('/', '/')).toBe(true)
  })
})

describe('search', () => {
  test('finds screens by their words, all of them without a text', () => {
    expect(foundScreens(PLACES, '', say)).toHaveLength(PLACES.length)
    expect(foundScreens(PLACES, 'NAV.ORDERS ', say).map(({ to }) => to)).toEqual(['/orders'])
    expect(foundScreens(PLACES, 'nothing like it', say)).toEqual([])
  })

  test('opens members in the explorer and orders on their page; a hidden name gives way to the number', () => {
    expect(foundMember({ id: 'x', number: '0042', name: '' }, '')).toMatchObject({
      title: '0042',
      to: '/downline/x',
    })
    expect(foundOrder({ id: 'o', number: 'B-1' }, 'note')).toMatchObject({ title: 'B-1', to: '/orders/o' })
  })

  test('lets the arrows run round', () => {
    expect(nextLine(2, 'ArrowDown', 3)).toBe(0)
    expect(nextLine(0, 'ArrowUp', 3)).toBe(2)
    expect(nextLine(1, 'x', 3)).toBe(1)
  })
})
