import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { readPlan } from '#server/formats/plan.ts'
import { type PublishedSchema, publishedSchema } from '#server/formats/published-schemas.ts'
import { RIGHT_PLAN } from '#test/formats/plan-mistake-base.ts'

const PLANS = new URL('../../seeds/plans/', import.meta.url)
const KEPT = {
  'plan-1': 'plans/plan-1.schema.json',
  'facts-1': 'plans/facts-1.schema.json',
  'mapping-1': 'company/mapping-1.schema.json',
} as const

const canonicalOf = (text: string): string => {
  const reading = readPlan(text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues))
  return reading.canonical
}

/** The same value with the keys of every mapping in another order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reversed(part)]),
  )
}

describe('a plan document', () => {
  it('reads the same as JSON, as YAML and with its keys in another order', () => {
    const value: unknown = parse(RIGHT_PLAN)
    expect(canonicalOf(JSON.stringify(value))).toBe(canonicalOf(RIGHT_PLAN))
    expect(canonicalOf(stringify(reversed(value)))).toBe(canonicalOf(RIGHT_PLAN))
  })

  it('reads text with a byte-order mark and Windows line ends', () => {
    expect(canonicalOf(`\uFEFF${RIGHT_PLAN.replaceAll('\n', '\r\n')}`)).toBe(canonicalOf(RIGHT_PLAN))
  })

  it.each([
    ['a key of the document', `${RIGHT_PLAN}\n__proto__: { version: 2 }\n`],
    ['a rank deep inside', RIGHT_PLAN.replace(/rates: \{/, 'rates: { __proto__: ["0.5"],')],
  ])('refuses the name "__proto__" as %s, which would be lost', (_where, text) => {
    expect(text).not.toBe(RIGHT_PLAN)
    for (const form of [text, JSON.stringify(parse(text))]) {
      const reading = readPlan(form)
      expect(reading.ok ? [] : reading.issues).toEqual([
        { path: '', reason: 'The key "__proto__" cannot be a name. Choose another.' },
      ])
    }
  })

  it('has another digest input when any figure changes', () => {
    expect(canonicalOf(RIGHT_PLAN.replace('"0.05"', '"0.06"'))).not.toBe(canonicalOf(RIGHT_PLAN))
  })

  it('keeps money in minor units, points in hundredths and rates as exact fractions', () => {
    const reading = readPlan(RIGHT_PLAN.replace('share: "0.02"', 'share: "1/3"'))
    if (!reading.ok) throw new Error('the plan is right')
    const { plan } = reading
    expect(plan.activity).toEqual({ kind: 'VOLUME', volume: 0, min: 10_000n, capOwn: false, windows: 1 })
    expect(plan.payout.minimum).toBe(1000n)
    const pool = plan.bonuses.find(({ id }) => id === 'pool')
    expect(pool).toMatchObject({ fund: { share: { numerator: 1n, denominator: 3n } } })
  })

  it('fills in every default', () => {
    const reading = readPlan(`schema: stemma.plan/1
plan: small
version: 1
validFrom: 2026-01-01
title: { de: Klein, en: Small }
currency: JPY
period: { kind: WEEK, zone: Asia/Tokyo }
bonuses: [{ id: levels, type: UNILEVEL, rates: ["0.05", "0.03"] }]`)
    if (!reading.ok) throw new Error(JSON.stringify(reading.issues))
    const { plan } = reading
    expect(plan.period.ordersCountWhen).toBe('ACCEPTED')
    expect(plan.rounding).toEqual({ unit: 'LINE', source: 'ORDER' })
    expect(plan.bonuses[0]).toMatchObject({
      tree: 'SPONSOR',
      maxLevel: 2,
      compression: { skip: [], lapsed: 'BREAKAGE' },
      customerOrders: 'LEVEL_1',
      base: { measure: 'CV' },
    })
  })

  it('lets a pool that needs no figures be shared by a plain word', () => {
    const reading = readPlan(
      RIGHT_PLAN.replace('shares: { kind: BY_RANK, shares: { GOLD: 1 } }', 'shares: EQUAL'),
    )
    expect(reading.ok && reading.plan.bonuses.find(({ id }) => id === 'pool')).toMatchObject({
      shares: { kind: 'EQUAL' },
    })
  })

  it('refuses a bomb of aliases without unfolding it', () => {
    const rows = ['a: &a ["x","x","x","x","x","x","x","x","x"]']
    for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh']) {
      rows.push(`${to}: &${to} [${new Array(9).fill(`*${from}`).join(',')}]`)
    }
    const reading = readPlan(rows.join('\n'))
    expect(reading.ok).toBe(false)
    if (!reading.ok) expect(reading.issues[0]?.reason).toContain('aliases')
  })

  it('refuses conditions nested without end in one sentence', () => {
    const deep = `${'{"not":'.repeat(5000)}{"active":true}${'}'.repeat(5000)}`
    const reading = readPlan(RIGHT_PLAN.replace('{ volume: pv, min: "100" }', () => deep))
    expect(reading.ok).toBe(false)
    if (!reading.ok) expect(reading.issues[0]?.reason).toContain('nested deeper')
  })

  it('refuses an empty text, a list and plain words, each in one sentence', () => {
    for (const text of ['', '   \n', '- a\n- b', 'hello', 'null', '42']) {
      const reading = readPlan(text)
      expect(reading.ok).toBe(false)
      if (!reading.ok) expect(reading.issues).toHaveLength(1)
    }
  })

  it('lets first come, first paid stand only where each line has an instant', () => {
    const hard = RIGHT_PLAN.replace('mode: PRO_RATA', 'mode: HARD_STOP')
    expect(readPlan(hard).ok).toBe(true)
    const reading = readPlan(hard.replace('source: ORDER', 'source: MEMBER_PERIOD'))
    expect(reading.ok ? [] : reading.issues.map(({ path }) => path)).toEqual(['caps[2].mode'])
  })

  it('never throws, whatever text it is given', () => {
    const lines = RIGHT_PLAN.split('\n')
    fc.assert(
      fc.property(fc.nat(lines.length - 1), fc.string(), (at, junk) => {
        const text = lines.map((line, index) => (index === at ? junk : line)).join('\n')
        const reading = readPlan(text)
        expect(reading.ok || reading.issues.length > 0).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})

describe('the published schemas', () => {
  it.each(['plan-1', 'facts-1', 'mapping-1'] as const)(
    '%s is what the reader itself reads by',
    (name: PublishedSchema) => {
      const kept: unknown = JSON.parse(
        readFileSync(new URL(`../../seeds/${KEPT[name]}`, import.meta.url), 'utf8'),
      )
      const isKept = JSON.stringify(kept) === JSON.stringify(JSON.parse(publishedSchema(name)))
      expect(isKept, `seeds/${KEPT[name]} is not what is read; run npm run codegen`).toBe(true)
    },
  )
})

describe('whoever knows only the schemas', () => {
  it.each(['plan-1', 'facts-1', 'mapping-1'] as const)('is told by %s what each key means', (name) => {
    expect(undescribed(JSON.parse(publishedSchema(name)))).toEqual([])
  })
})

interface SchemaNode {
  readonly description?: string
  readonly const?: string
  readonly $ref?: string
  readonly properties?: Readonly<Record<string, SchemaNode>>
}

/** Paths of properties without a description of their own or of what they refer to; languages need none. */
function undescribed(root: SchemaNode): string[] {
  const found: string[] = []
  const open: { node: unknown; path: string }[] = [{ node: root, path: '' }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, path } = next
    if (typeof node !== 'object' || node === null) continue
    for (const [key, part] of Object.entries((node as SchemaNode).properties ?? {})) {
      const told = part.description ?? part.const ?? part.$ref
      if (told === undefined && key !== 'de' && key !== 'en') found.push(`${path}.${key}`)
    }
    for (const [key, part] of Object.entries(node)) open.push({ node: part, path: `${path}.${key}` })
  }
  return found
}

describe('the shipped plans', () => {
  const names = readdirSync(PLANS).filter((name) => name.endsWith('.plan.yaml'))

  it('cover every family', () => {
    const types = names.flatMap((name) => {
      const reading = readPlan(readFileSync(new URL(name, PLANS), 'utf8'))
      return reading.ok ? reading.plan.bonuses.map(({ type }) => type) : []
    })
    for (const family of [
      'UNILEVEL',
      'DIFFERENTIAL',
      'BREAKAWAY',
      'GENERATION',
      'INFINITY',
      'BINARY',
      'MATRIX',
      'MATCHING',
      'FAST_START',
      'RETAIL_PROFIT',
      'REFERRER',
      'POOL',
      'PERSONAL_SALES',
    ]) {
      expect(types).toContain(family)
    }
  })

  it.each(names)('%s is read without a complaint', (name) => {
    const reading = readPlan(readFileSync(new URL(name, PLANS), 'utf8'))
    expect(reading.ok ? [] : reading.issues).toEqual([])
  })
})
