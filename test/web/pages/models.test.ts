import { describe, expect, test } from 'vitest'
import { LINE_CODES } from '#server/domain/compensation/result.ts'
import { auditQuestion, bodyFields, fieldShown } from '#web/pages/audit/audit-model.ts'
import { enrolSent } from '#web/pages/enrolment/enrolment-model.ts'
import { tileShown } from '#web/pages/home/tile-model.ts'
import { waitingPeriods } from '#web/pages/home/waiting-model.ts'
import { membersQuestion } from '#web/pages/members/members-filter.ts'
import {
  isCounted,
  permilleOf,
  requirementFigure,
  requirementWords,
} from '#web/pages/members/missing-words.ts'
import { nobodyFilled } from '#web/pages/members/person-filled.ts'
import { creditSent, leftOf, piecesOf } from '#web/pages/orders/credit-model.ts'
import { ordersQuestion } from '#web/pages/orders/orders-filter.ts'
import { closingOf, stagesOf, stepWord } from '#web/pages/periods/stages-model.ts'
import { placeWords, RATE_WORDS, rateWords, sumWords, walkShown } from '#web/pages/statements/line-words.ts'
import type { Say } from '#web/words/words.ts'

const say: Say = (id, values) => [id, ...Object.values(values ?? {})].join(' ')

describe('tiles', () => {
  test('show the figure short, in full behind it, and how it compares', () => {
    const tile = { key: 'CV', value: '1234567.89', unit: 'EUR', before: '1000000.00', link: '/orders' }
    const shown = tileShown(tile, say, 'en')
    expect(shown.label).toBe('tile.CV')
    expect(shown.full).toBe('€1,234,567.89')
    expect(shown.trend?.sign).toBe(1)
    expect(shown.trend?.text).toContain('23.4')
  })

  test('say a state in words, and an unknown key as it is', () => {
    const carer = { key: 'CARER', value: 'Rose Moore', unit: 'TEXT', before: null, link: '' }
    expect(tileShown(carer, say, 'en')).toMatchObject({ figure: 'Rose Moore', note: '' })
    const state = { key: 'PERIOD_STATE', value: 'DRAFT', unit: 'TEXT', before: null, link: '/periods' }
    expect(tileShown(state, say, 'en').figure).toBe('state.DRAFT')
    expect(tileShown({ ...state, value: '2026-10 REVIEWED' }, say, 'en')).toMatchObject({
      figure: 'state.REVIEWED',
      note: 'October 2026',
    })
    expect(tileShown({ ...state, key: 'NEW_THING', value: '' }, say, 'en')).toMatchObject({
      label: 'NEW_THING',
      figure: '–',
      trend: undefined,
    })
  })
})

describe('addresses of lists', () => {
  test('are read as filters, and nonsense in them as none', () => {
    expect(membersQuestion({})).toEqual({ search: null, filter: null, order: 'JOINED' })
    expect(membersQuestion({ status: 'GRACE', active: 'yes', order: 'NAME', search: 'mey' })).toEqual({
      search: 'mey',
      filter: { status: ['GRACE'], active: true },
      order: 'NAME',
    })
    expect(membersQuestion({ status: 'X', order: 'Y', active: 'perhaps' })).toEqual(membersQuestion({}))
    expect(ordersQuestion({})).toBeNull()
    expect(ordersQuestion({ state: 'CANCELLED', period: '2026-10', search: 'B-1' })).toEqual({
      search: 'B-1',
      period: '2026-10',
      state: 'CANCELLED',
    })
    expect(auditQuestion({ kind: '' })).toEqual({ subject: null, actor: null, kind: null })
  })
})

describe('what is missing for a rank', () => {
  const need = { code: 'VOLUME', volume: 'GV', wanted: [], legCap: null, have: '18250.00', need: '20000.00' }
  test('is named by its condition, its volume and the rank asked for', () => {
    expect(requirementWords(need, say)).toBe('member.group')
    expect(requirementWords({ ...need, volume: 'side volume' }, say)).toBe('side volume')
    expect(requirementWords({ ...need, code: 'LEGS', volume: '', wanted: ['GOLD'] }, say)).toBe(
      'need.LEGS · GOLD',
    )
    expect(requirementWords({ ...need, code: 'NEW_KIND', volume: '' }, say)).toBe('NEW_KIND')
    const flag = { ...need, volume: null, wanted: ['ACTIVE'] }
    expect(requirementWords({ ...flag, code: 'ACTIVE' }, say)).toBe('need.ACTIVE')
    expect(requirementWords({ ...flag, code: 'LEGS' }, say)).toBe('need.LEGS · state.ACTIVE')
    const not = { ...flag, code: 'NOT', wanted: ['STATUS', 'TERMINATED'] }
    expect(requirementWords(not, say)).toBe('need.NOT · need.STATUS, state.TERMINATED')
  })

  test('shows figures as people write them, and how far along', () => {
    expect(requirementFigure('18250.00', 'VOLUME', 'de')).toBe('18.250')
    expect(requirementFigure('0.25', 'RETAIL_SHARE', 'en')).toBe('25%')
    expect(requirementFigure('ENROLLED', 'STATUS', 'en')).toBe('ENROLLED')
    expect(permilleOf(need)).toBe(912)
    expect(permilleOf({ ...need, have: '0.5', need: '1' })).toBe(500)
    expect(permilleOf({ ...need, need: '0' })).toBe(0)
    expect([need, { ...need, need: '0' }, { ...need, need: 'ENROLLED' }].map(isCounted)).toEqual([
      true,
      false,
      false,
    ])
    expect(isCounted({ ...need, code: 'ACTIVE', have: '0', need: '1' })).toBe(false)
    expect(isCounted({ ...need, code: 'CUSTOMERS', have: '0', need: '1' })).toBe(true)
    expect(permilleOf({ ...need, have: '99999' })).toBe(1000)
  })
})

describe('a credit note', () => {
  const form = { requestKey: 'k', order: 'o', reason: ' broken ' }
  test('of the whole rest names no lines; by the piece only those with a quantity', () => {
    expect(creditSent({ ...form, whole: true, quantities: { 1: '2' } })).toEqual({
      ...form,
      reason: 'broken',
      lines: [],
    })
    expect(creditSent({ ...form, whole: false, quantities: { 1: '2', 2: '0', 3: 'x' } }).lines).toEqual([
      { line: 1, quantity: 2 },
    ])
  })

  test('reads whole pieces only', () => {
    expect([piecesOf(' 3 '), piecesOf('1.5'), piecesOf('-1'), piecesOf('')]).toEqual([
      3,
      undefined,
      undefined,
      undefined,
    ])
    expect(leftOf({ number: 1, quantity: 5, creditedQuantity: 2 })).toBe(3)
  })
})

describe('an enrolment', () => {
  const filled = { ...nobodyFilled('de'), name: ' Anna Meyer ', email: '' }
  test('sends what was typed without spaces at the ends, and nothing for what is empty', () => {
    const { member, customer } = enrolSent({
      requestKey: 'k',
      sponsor: { kind: 'number', number: ' 100 ' },
      filled,
      agreementVersion: '2026-1',
    })
    expect(member).toMatchObject({
      name: 'Anna Meyer',
      email: null,
      sponsorNumber: '100',
      agreementVersion: '2026-1',
    })
    expect(customer).toMatchObject({ carerNumber: '100' })
    expect(customer).not.toHaveProperty('agreementVersion')
  })

  test('by a link carries the code and no number', () => {
    const { member } = enrolSent({
      requestKey: 'k',
      sponsor: { kind: 'code', code: 'AB' },
      filled,
      agreementVersion: '',
    })
    expect(member).toMatchObject({ sponsorCode: 'AB', agreementVersion: '' })
    expect(member).not.toHaveProperty('sponsorNumber')
  })
})

describe('an earning line', () => {
  const eur = (minor: string) => ({ minor, currency: 'EUR' })
  test('says its level, and how many were skipped on the way', () => {
    expect(placeWords({ level: 2, distance: 2 }, say)).toBe('line.level 2')
    expect(placeWords({ level: 2, distance: 3 }, say)).toBe('line.levelSkipped 2 3 1')
    expect(placeWords({ level: 0, distance: 0 }, say)).toBe('line.own')
  })

  test('writes the sum as one would type it into a calculator', () => {
    const line = { base: eur('8000'), share: '1', rate: '0.05', amountBeforeCaps: eur('400') }
    expect(sumWords(line, 'en')).toBe('€80.00 × 5% = €4.00')
    expect(sumWords({ ...line, share: '0.5' }, 'en')).toBe('€80.00 × 50% × 5% = €4.00')
  })

  test('says what its rate was for: the place, and the rank where there is one', () => {
    const line = { bonusTitle: 'Levels', level: 3, rate: '0.02', reasonCode: 'LEVEL' }
    const reading = { say, language: 'en' } as const
    expect(rateWords(line, 'SILVER', reading)).toBe('rate.LEVEL Levels 3 2% rate.paidAs SILVER')
    expect(rateWords({ ...line, level: 0 }, '', reading)).toBe('rate.OWN_SALE Levels 0 2%')
    expect(rateWords({ ...line, reasonCode: 'DIFFERENCE' }, '', reading)).toBe('rate.DIFFERENCE Levels 3 2%')
    expect(rateWords({ ...line, reasonCode: 'NEW_THING' }, '', reading)).toBe('rate.OTHER Levels 3 2%')
    expect(rateWords({ ...line, rate: '0' }, 'SILVER', reading)).toBe('')
  })

  test('has a sentence for every code of a line that has a rate', () => {
    const withoutRate = ['RETAIL_PROFIT', 'POOL_SHARE', 'FIXED', 'STATED']
    expect([...Object.keys(RATE_WORDS), ...withoutRate].sort()).toEqual([...LINE_CODES].sort())
  })

  test('shows the walk from the buyer to the earner with everybody between, each once', () => {
    const person = (number: string) => ({ id: `id ${number}`, number, name: number })
    const ends = { buyer: person('1'), earner: person('9') }
    const walk = [
      { member: person('1'), why: '' },
      { member: person('2'), why: 'INACTIVE' },
      { member: person('3'), why: 'COUNTED' },
      { member: person('9'), why: '' },
    ]
    const kinds = walkShown(walk, ends).map(({ kind, member }) => `${member.number} ${kind}`)
    expect(kinds).toEqual(['1 buyer', '2 skipped', '3 counted', '9 earner'])
    expect(walkShown(walk.slice(1, 3), ends).map(({ member }) => member.number)).toEqual(['1', '2', '3', '9'])
    expect(walkShown([], { buyer: undefined, earner: person('9') })).toHaveLength(1)
    const unseen = (id: string) => ({ id, number: '', name: '' })
    const hidden = [
      { member: unseen('2'), why: 'INACTIVE' },
      { member: unseen('3'), why: 'COUNTED' },
    ]
    const moved = walkShown(hidden, { buyer: unseen('1'), earner: person('9') })
    expect(moved.map(({ kind }) => kind)).toEqual(['buyer', 'skipped', 'counted', 'earner'])
  })
})

describe('stages of a period', () => {
  type View = Parameters<typeof stagesOf>[0]
  test('are reached up to the present one, each with who brought it there', () => {
    const view = {
      row: { state: 'REVIEWED' },
      run: { computedAt: 'c', reviewedBy: 'Frank', reviewedAt: 'r', closedBy: null, closedAt: null },
      computations: [{ by: 'Nina' }],
    } as unknown as View
    expect(stagesOf(view).map(({ reached }) => reached)).toEqual([true, true, false])
    expect(stagesOf(view)[1]).toMatchObject({ current: true, by: 'Frank', at: 'r' })
    const open = { row: { state: 'OPEN' }, run: null, computations: [] } as unknown as View
    expect(stagesOf(open).some(({ reached }) => reached)).toBe(false)
    const paid = { ...view, row: { state: 'PAID' } } as unknown as View
    expect(stagesOf(paid)[3]).toMatchObject({ state: 'PAID', reached: true, current: true })
  })

  test('tell a closing that was left from one under way, and from work that froze nothing', () => {
    const stood = (state: string, code: string | undefined, progress: object | null) => {
      const compute = { allowed: code === undefined, reasons: code ? [{ code }] : [] }
      return closingOf({ row: { state }, compute, progress } as unknown as View)
    }
    const step = { step: 'COMPUTE', done: 1, of: 4 }
    expect(stood('REVIEWED', 'PERIOD_BUSY', null)).toBe('LEFT')
    expect(stood('REVIEWED', 'PERIOD_BUSY', step)).toBe('UNDER_WAY')
    expect(stood('REVIEWED', undefined, null)).toBe('NONE')
    expect(stood('REVIEWED', 'FORBIDDEN', step)).toBe('NONE')
    expect(stood('CLOSED', 'PERIOD_CLOSED', null)).toBe('NONE')
    expect(stepWord('WRITE')).toBe('run.step.WRITE')
    expect(stepWord('SOMETHING_NEW')).toBe('run.working')
  })
})

describe('what waits for finance', () => {
  test('are periods that are over and not closed, the oldest first', () => {
    const row = (id: string, state: string, running = false) => ({ id, state, running }) as never
    const rows = [
      row('2026-11', 'OPEN', true),
      row('2026-10', 'OPEN'),
      row('2026-09', 'DRAFT'),
      row('2026-08', 'REVIEWED'),
      row('2026-07', 'CLOSED'),
      row('2026-06', 'PAID'),
    ]
    expect(waitingPeriods(rows)).toEqual([
      { period: '2026-08', word: 'home.waits.REVIEWED' },
      { period: '2026-09', word: 'home.waits.DRAFT' },
      { period: '2026-10', word: 'home.waits.OPEN' },
    ])
    expect(waitingPeriods(rows.slice(-2))).toEqual([])
  })
})

describe('the log', () => {
  test('shows the fields of a body, and nothing for what is none', () => {
    expect(bodyFields('{"a":"x","b":{"c":1},"d":["y",2],"e":null}')).toEqual([
      ['a', 'x'],
      ['d', 'y, 2'],
    ])
    expect(bodyFields('{"id":"00000000-0000-4000-8000-000000000001","at":1795326594407}')).toEqual([
      ['at', '1795326594407'],
    ])
    expect([bodyFields('[1]'), bodyFields('{'), bodyFields('null')]).toEqual([[], [], []])
    const credited = bodyFields('{"amountMinor":1,"currency":"EUR","number":"G7","reason":"late"}')
    expect(credited.map(([name]) => name)).toEqual(['number', 'reason', 'amountMinor', 'currency'])
  })

  test('reads fields as people do: instants, money, states and roles', () => {
    const reading = { say, language: 'en', currency: 'EUR', zone: 'Europe/Berlin' } as const
    expect(fieldShown(['from', '1795326594407'], reading)[1]).toMatch(/^22 Nov 2026/)
    expect(fieldShown(['totalMinor', '-2306060'], reading)).toEqual(['statement.total', '−€23,060.60'])
    expect(fieldShown(['status', 'TERMINATED'], reading)).toEqual(['member.status', 'state.TERMINATED'])
    expect(fieldShown(['roles', 'ADMIN, FINANCE'], reading)[1]).toBe('role.ADMIN, role.FINANCE')
    expect(fieldShown(['newThing', 'ADMIN, other'], reading)).toEqual(['newThing', 'ADMIN, other'])
    expect(fieldShown(['amountMinor', '2490, 890'], reading)[1]).toBe('€24.90, €8.90')
    expect(fieldShown(['pvHundredths', '5550'], reading)).toEqual(['order.points', '55.5'])
    expect(fieldShown(['period', '2026-09'], reading)[1]).toBe('September 2026')
    expect(fieldShown(['enrolledOn', '2026-11-27'], reading)[1]).toBe('27 Nov 2026')
    expect(fieldShown(['lines', '6264'], reading)[1]).toBe('6,264')
    expect(fieldShown(['number', '100219'], reading)[1]).toBe('100219')
    expect(fieldShown(['byCustomer', 'false'], reading)).toEqual(['order.customer', 'kit.no'])
    expect(fieldShown(['interestKind', 'CUSTOMER'], reading)[1]).toBe('interest.CUSTOMER')
    expect(fieldShown(['roles', 'CUSTOMER'], reading)[1]).toBe('role.CUSTOMER')
  })

  test('counts one more while there is more', () => {})
})
