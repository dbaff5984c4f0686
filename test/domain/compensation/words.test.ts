import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ORDER_KINDS } from '#server/domain/commerce/events.ts'
import { describePlan } from '#server/domain/compensation/plan-words/describe-plan.ts'
import type { Language } from '#server/domain/compensation/plan-words/speaker.ts'
import { CONTRACT_STATUSES } from '#server/domain/genealogy/events.ts'
import { readPlan } from '#server/formats/plan.ts'

const PLANS = new URL('../../../seeds/plans/', import.meta.url)

const files = [
  ...readdirSync(PLANS).filter((name) => name.endsWith('.plan.yaml')),
  ...readdirSync(new URL('examples/', PLANS))
    .filter((name) => name.endsWith('.plan.yaml'))
    .map((name) => `examples/${name}`),
]

function wordsOf(text: string, lang: Language): string {
  const reading = readPlan(text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues))
  return describePlan(reading.plan, lang)
    .flatMap(({ heading, sentences }) => [heading, ...sentences])
    .join('\n')
}

const fileOf = (name: string): string => readFileSync(new URL(name, PLANS), 'utf8')

const CYCLE = { tree: 'b', mode: 'CYCLE', unit: '100', ratios: [{ s: 1, rate: '0.1' }], after: 'NET_OFF' }
const STATED = { id: 's', type: 'STATED' }
const OPTIONS = {
  schema: 'stemma.plan/1',
  plan: 'x',
  version: 1,
  validFrom: '2026-01-01',
  title: { de: 'x', en: 'x' },
  currency: 'EUR',
  period: { kind: 'MONTH', zone: 'UTC' },
  classes: [{ id: 'K1' }],
  trees: { b: { kind: 'BINARY' }, m: { kind: 'MATRIX', width: 2, depth: 5 } },
  ranks: ['R1', 'R2'].map((id) => ({ id, achieve: { active: true } })),
}

describe('a plan in plain words', () => {
  it.each(files)('%s says something in each language, and nothing it could not put into words', (name) => {
    const [de, en] = [wordsOf(fileOf(name), 'de'), wordsOf(fileOf(name), 'en')]
    expect(de).not.toBe(en)
    for (const words of [de, en]) {
      expect(words).not.toMatch(/undefined|\[object|NaN|\?\?/)
      for (const line of words.split('\n')) expect(line.trim()).not.toBe('')
    }
    expect(de.split('\n').length).toBe(en.split('\n').length)
  })

  it.each(files)(
    '%s is read without the codes of statuses, orders, measures, accounts and returns',
    (name) => {
      const codes = [...CONTRACT_STATUSES, ...ORDER_KINDS, 'PRICE', 'MONEY', 'SHOP_CREDIT', 'COMPANY_FAULT']
      for (const lang of ['de', 'en'] as const) {
        const said: readonly string[] = wordsOf(fileOf(name), lang).match(/\b[A-Z]+(_[A-Z]+)*\b/g) ?? []
        expect(codes.filter((code) => said.includes(code))).toEqual([])
      }
    },
  )

  it.each([
    [1, 'mindestens 1 aktiven selbst geworbenen Partner', 'at least 1 active own recruit'],
    [2, 'mindestens 2 aktive selbst geworbene Partner', 'at least 2 active own recruits'],
  ])('counts %i of them in its number', (min, de, en) => {
    const achieve = { frontline: min, onlyActive: true }
    const plan = JSON.stringify({ ...OPTIONS, ranks: [{ id: 'R1', achieve }], bonuses: [STATED] })
    expect(wordsOf(plan, 'de')).toContain(`R1: wer ${de} hat.`)
    expect(wordsOf(plan, 'en')).toContain(`R1: who has ${en}.`)
  })

  it('names each rank, each bonus and each figure of the demo company’s plan', () => {
    const [de, en] = [
      wordsOf(fileOf('nordlicht.plan.yaml'), 'de'),
      wordsOf(fileOf('nordlicht.plan.yaml'), 'en'),
    ]
    for (const words of [de, en]) {
      for (const part of ['MEMBER', 'SILVER', 'GOLD', '7 %, 5 %, 4 %, 3 %, 2 %', '42 %'])
        expect(words).toContain(part)
    }
    expect(de).toContain('mindestens 8.000 Punkte gv')
    expect(en).toContain('at least 8,000 points of gv')
    expect(de).toContain('25.000 EUR')
    expect(en).toContain('25,000 EUR')
  })

  it('follows the document: another rate, another sentence', () => {
    const text = fileOf('nordlicht.plan.yaml')
    const changed = text.replace('"0.07", "0.05"', '"0.075", "1/3"')
    expect(wordsOf(changed, 'de')).toContain('7,5 %, 1/3, 4 %')
    expect(wordsOf(changed, 'en')).toContain('7.5 %, 1/3, 4 %')
    expect(wordsOf(text, 'en')).not.toContain('7.5 %')
  })

  it('says that money of a currency without minor units has no decimals', () => {
    const yen = fileOf('unilevel.plan.yaml').replace('EUR', 'JPY').replace('"10.00"', '"1500"')
    expect(wordsOf(yen, 'de')).toContain('1.500 JPY')
  })

  it.each([
    ['UNILEVEL', { ratesByClass: { K1: ['0.1'] } }, { classRule: 'LOWER' }],
    ['DIFFERENTIAL', { rateBy: 'RANK', rates: { R2: '0.1' } }, { ownVolume: false }],
    ['DIFFERENTIAL', { rateBy: 'RANK', rates: { R2: '0.1' } }, { fromLevel: 2 }],
    ['DIFFERENTIAL', { rateBy: 'RANK', rates: { R2: '0.1' } }, { unqualified: 'BLOCKS' }],
    ['BREAKAWAY', { threshold: 'R2', mode: 'FIXED', rates: ['0.1'] }, { unqualified: 'TRANSPARENT' }],
    ['BREAKAWAY', { threshold: 'R2', mode: 'FIXED', rates: ['0.1'] }, { base: { measure: 'PV' } }],
    ['GENERATION', { boundary: 'OWN_RANK', rates: ['0.1'] }, { inactiveBoundary: 'IGNORED' }],
    ['INFINITY', { fromLevel: 2, rates: { R2: '0.1' }, blockRank: 'R1' }, { stopAfter: 2 }],
    ['INFINITY', { fromLevel: 2, rates: { R2: '0.1' }, blockRank: 'R1' }, { stopAfter: { R2: 3 } }],
    ['MATCHING', { of: ['s'], rates: ['0.1'] }, { lastRateForDeeper: true }],
    ['MATCHING', { of: ['s'], rates: ['0.1'] }, { inactiveBoundary: 'IGNORED' }],
    ['MATCHING', { of: ['s'], direction: 'DOWN', share: '0.2' }, { dividedBy: 'SECOND_LEVEL_RECRUITS' }],
    ['BINARY', { tree: 'b', mode: 'WEAKER_LEG', rate: '0.1', after: 'NET_OFF' }, { base: { measure: 'PV' } }],
    ['BINARY', CYCLE, { strongLeg: 'CYCLE' }],
    ['BINARY', CYCLE, { ratios: [{ s: 1, rate: '0.1', ranks: ['R2'] }] }],
    ['BINARY', CYCLE, { ratios: [{ s: 1, rate: '0.1', classes: ['K1'] }] }],
  ])('says of a %s bonus what an option changes: %#', (type, bonus, option) => {
    const words = (lang: 'de' | 'en', more: object) =>
      wordsOf(JSON.stringify({ ...OPTIONS, bonuses: [STATED, { id: 'x', type, ...bonus, ...more }] }), lang)
    for (const lang of ['de', 'en'] as const) expect(words(lang, option)).not.toBe(words(lang, {}))
  })

  it.each([
    { b: { kind: 'BINARY', placement: 'WEAKER' } },
    { b: { kind: 'BINARY', holdingDays: 14 } },
    { m: { kind: 'MATRIX', width: 2, depth: 5, spillover: 'DEPTH_FIRST' } },
    { m: { kind: 'MATRIX', width: 2, depth: 5, vacancy: 'HOLDING_TANK' } },
  ])('says how a tree is filled: %o', (trees) => {
    const words = (lang: 'de' | 'en', more: object) =>
      wordsOf(JSON.stringify({ ...OPTIONS, trees: { ...OPTIONS.trees, ...more }, bonuses: [] }), lang)
    for (const lang of ['de', 'en'] as const) expect(words(lang, trees)).not.toBe(words(lang, {}))
  })
})
