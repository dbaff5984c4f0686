import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describePlan } from '#server/domain/compensation/plan-words/describe-plan.ts'
import type { Language } from '#server/domain/compensation/plan-words/speaker.ts'
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
})
