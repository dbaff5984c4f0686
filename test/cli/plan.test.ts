import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planVerb } from '#test/domain/compensation/cases/plan-case.ts'

const MAIN = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url))
const PLANS = fileURLToPath(new URL('../../seeds/plans/', import.meta.url))
const example = (name: string): string => join(PLANS, 'examples', name)

/** The command as a user calls it: exit code, both streams, and the one JSON line with `--json`. */
function stemma(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'plan', ...args], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr, lines: stdout.trimEnd().split('\n') }
}

/** The verb without a process of its own: what it finished with, said, or stopped with. */
async function plan(...args: string[]) {
  const { json, ...answered } = await planVerb(...args)
  return { ...answered, json: json as never as Answer }
}

interface Answer {
  readonly ok: boolean
  readonly code: string
  readonly total: number
  readonly messages: readonly { readonly text: string }[]
  readonly totals: object
  readonly lines: readonly {
    readonly earner: string
    readonly source: { readonly order: string }
    readonly reason: { readonly walk: readonly object[] }
  }[]
  readonly breakage: readonly object[]
  readonly lapses: readonly object[]
  readonly periods: readonly { readonly period: string; readonly adjustments: readonly object[] }[]
  readonly winners: number
  readonly losers: number
  readonly unchanged: number
  readonly members: readonly object[]
  readonly title: string
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stemma-plan-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('plan check', () => {
  it('accepts a shipped plan with exit 0', async () => {
    const { status, json } = await plan('check', join(PLANS, 'unilevel.plan.yaml'))
    expect([status, json]).toEqual([0, { ok: true, messages: [] }])
  })

  it('answers a plan the linter refuses with exit 2, its code, path and words', async () => {
    const { status, json } = await plan('check', example('w20-genelet-ledger.plan.yaml'))
    expect([status, json.ok, json.code]).toEqual([2, false, 'PLAN_REFUSED'])
    expect(json.messages[0]).toMatchObject({
      severity: 'REFUSE',
      code: 'RECRUITING_PAY',
      path: 'bonuses[0].amountsByClass',
    })
    expect(json.messages[0]?.text).toContain('even at CV 0')
    expect(json.messages[0]?.text).toContain('(Behind it: UCPD 2005/29/EC')
  })

  it('answers a document that does not fit with exit 2 and PLAN_SCHEMA', async () => {
    const path = written('typo.yaml', 'schema: stemma.plan/1\nplan: x\nbonuses: []\nroundign: {}\n')
    const { status, json } = await plan('check', path)
    expect([status, json.ok, json.code]).toEqual([2, false, 'PLAN_SCHEMA'])
    expect(json.messages).toContainEqual({
      severity: 'REFUSE',
      code: 'PLAN_SCHEMA',
      path: 'roundign',
      text: 'unknown key "roundign"; did you mean "rounding"?',
    })
  })

  it('speaks German when asked', async () => {
    const { said } = await plan('check', example('w20-genelet-ledger.plan.yaml'), '--lang', 'de')
    expect(said).toContain('Bestellung eines neuen Partners')
    expect(said).toContain('(Dahinter: § 16 Abs. 2 UWG')
  })

  it('names a file that is not there, a folder and a missing argument, each in one sentence', async () => {
    const absent = await plan('check', 'nowhere.yaml')
    expect([absent.status, absent.json.code]).toEqual([2, 'FILE_UNREADABLE'])
    expect(absent.said).toBe('nowhere.yaml does not exist; name a file that does.')
    expect((await plan('check', folder)).json.code).toBe('FILE_UNREADABLE')
    expect((await plan('check')).json.code).toBe('ARGUMENTS')
    expect((await plan('chekc')).status).toBe(2)
  })
})

describe('plan run', () => {
  it('prints lines with their walk, totals and breakage as decimal text', async () => {
    const name = 'w12-dynamic-compression'
    const { status, json } = await plan(
      'run',
      '--plan',
      example(`${name}.plan.yaml`),
      '--facts',
      example(`${name}.facts.yaml`),
    )
    expect([status, json.ok]).toEqual([0, true])
    expect(json.totals).toEqual({ Guido: '60.00', Ute: '16.00' })
    const line = json.lines.find((one) => {
      return one.source.order === 'o5' && one.earner === 'Guido'
    })
    expect(line).toMatchObject({ bonus: 'unilevel', level: 2, base: '80.00', rate: '0.1', amount: '8.00' })
    expect(line?.reason.walk).toEqual([
      { member: 'Alex', why: 'INACTIVE' },
      { member: 'Frank', why: 'INACTIVE' },
    ])
    expect(json.breakage).toEqual([{ bonus: 'unilevel', reason: 'NO_UPLINE', count: 10, amount: '78.00' }])
    expect(json.lapses).toHaveLength(10)
    expect(json.lapses[0]).toEqual({
      bonus: 'unilevel',
      source: { order: 'o1' },
      level: 1,
      reason: 'NO_UPLINE',
      amount: '20.00',
    })
    for (const key of ['ranks', 'carry', 'adjustments', 'placements', 'ledger'])
      expect(json).toHaveProperty(key)
  })

  it('gives one result a period, in order', async () => {
    const name = 'w40-clawback-full-return'
    const files = ['--plan', example(`${name}.plan.yaml`), '--facts', example(`${name}.facts.yaml`)]
    const { json } = await plan('run', ...files)
    expect(json.periods.map(({ period }) => period)).toEqual(['2026-07', '2026-08'])
    expect(json.periods[1]?.adjustments).toMatchObject([
      { earner: 'Enroller', bonus: 'fastStart', order: 'o1', amount: '-50.00' },
    ])
  })

  it('calls what the company cap cut by its name', async () => {
    const name = 'w23c-cap-company-pro-rata'
    const files = ['--plan', example(`${name}.plan.yaml`), '--facts', example(`${name}.facts.yaml`)]
    const { json } = await plan('run', ...files)
    expect(json.breakage).toEqual([{ bonus: 'any', reason: 'COMPANY_CAP', count: 3, amount: '60000.00' }])
  })

  it('answers contradictory facts with exit 2, the code of the first case and how many there are', async () => {
    const facts = written(
      'ring.yaml',
      'schema: stemma.facts/1\nperiod: "2026-01"\nmembers: [{ id: A, sponsor: B }, { id: B, sponsor: A }]\n',
    )
    const path = example('w12-dynamic-compression.plan.yaml')
    const { status, json, said } = await plan('run', '--plan', path, '--facts', facts)
    expect([status, json.ok, json.code, json.total]).toEqual([2, false, 'TREE_CYCLE', 1])
    expect(said).toContain('Sponsor loop: A -> B -> A. Correct one edge, then compute again.')
  })

  it('says which file is missing', async () => {
    const { status, said } = await plan('run', '--plan', example('w12-dynamic-compression.plan.yaml'))
    expect([status, said.split('\n')[0]]).toEqual([2, '--facts is missing.'])
  })

  it('gives the same bytes for the same facts in another order', async () => {
    const path = example('w11-unilevel-rank-depth.plan.yaml')
    const head = 'schema: stemma.facts/1\nperiod: "2026-01"\n'
    const members = [
      '{ id: m9, sponsor: null, rank: GOLD }',
      '{ id: m10, sponsor: m9, rank: GOLD }',
      '{ id: m2, sponsor: m10, rank: GOLD }',
    ]
    const orders = ['{ id: o1, buyer: m2, cv: "10.05" }', '{ id: o2, buyer: m2, cv: "20.00" }']
    const text = (m: string[], o: string[]) =>
      `${head}members: [${m.join(', ')}]\norders: [${o.join(', ')}]\n`
    const one = written('one.yaml', text(members, orders))
    const other = written('other.yaml', text(members.reverse(), orders.reverse()))
    const run = async (facts: string) => (await plan('run', '--plan', path, '--facts', facts)).json
    expect((await run(one)).lines).toEqual((await run(other)).lines)
    expect((await run(one)).lines).toHaveLength(4)
  })
})

describe('the process', () => {
  it('answers with --json in one line on standard output and nothing else there', () => {
    const { status, lines, stderr } = stemma('check', join(PLANS, 'unilevel.plan.yaml'), '--json')
    expect([status, lines, stderr]).toEqual([0, ['{"ok":true,"messages":[]}'], ''])
  })

  it('prints a refusal on standard error and, with --json, as one object on standard output', () => {
    const { status, lines, stderr } = stemma('check', 'nowhere.yaml', '--json')
    expect([status, lines.length, stderr]).toEqual([
      2,
      1,
      'nowhere.yaml does not exist; name a file that does.\n',
    ])
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ ok: false, code: 'FILE_UNREADABLE' })
  })
})

describe('plan explain, diff and schema', () => {
  it('explains a plan in the language asked for', async () => {
    const path = join(PLANS, 'nordlicht.plan.yaml')
    expect((await plan('explain', path, '--lang', 'de')).said).toContain('Aktiv ist im Zeitraum')
    expect((await plan('explain', path, '--lang', 'en')).said).toContain('Active in a period')
    expect((await plan('explain', path, '--lang', 'fr')).status).toBe(2)
  })

  it('compares two plans on the same facts, member by member with reasons', async () => {
    const { status, json } = await plan(
      'diff',
      '--plan',
      example('w13a-compression-off.plan.yaml'),
      '--with',
      example('w13b-compression-on.plan.yaml'),
      '--facts',
      example('w13a-compression-off.facts.yaml'),
    )
    expect([status, json.winners, json.losers, json.unchanged]).toEqual([0, 1, 0, 5])
    expect(json.members).toMatchObject([
      { member: 'Sam', before: '10.80', after: '23.30', change: '12.50', reasons: [{ bonus: 'unilevel' }] },
    ])
  })

  it('refuses to compare plans of two currencies', async () => {
    const files = [
      '--plan',
      example('w12-dynamic-compression.plan.yaml'),
      '--with',
      example('w11-unilevel-rank-depth.plan.yaml'),
    ]
    const { status, json } = await plan(
      'diff',
      ...files,
      '--facts',
      example('w12-dynamic-compression.facts.yaml'),
    )
    expect([status, json.code]).toEqual([2, 'CURRENCY_MISMATCH'])
  })

  it('prints the schema of either document', async () => {
    expect((await plan('schema', 'facts')).json.title).toContain('facts')
    expect((await plan('schema', 'plans')).status).toBe(2)
  })
})
