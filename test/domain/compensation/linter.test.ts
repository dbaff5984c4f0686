import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { LINT_CODES, type LintCode } from '#server/domain/compensation/plan-linter/finding.ts'
import { lintPlan } from '#server/domain/compensation/plan-linter/lint-plan.ts'
import { readPlan } from '#server/formats/plan.ts'

const FRAME = `schema: stemma.plan/1
plan: small
version: 1
validFrom: 2026-10-01
title: { de: Klein, en: Small }
currency: EUR
period: { kind: MONTH, zone: Europe/Berlin }
`
const VOLUMES = `volumes:
  pv: { measure: PV, scope: SELF }
  gv: { measure: PV, scope: GROUP }
`
const SOUND = `${FRAME}${VOLUMES}activity: { volume: pv, min: "100" }
ranks:
  - { id: MEMBER, achieve: { status: [ENROLLED] } }
  - { id: SILVER, achieve: { all: [{ volume: gv, min: "2000" }, { customers: 2 }] } }
bonuses:
  - { id: levels, type: UNILEVEL, orders: { kinds: [NORMAL] }, rates: { MEMBER: ["0.05"], SILVER: ["0.06", "0.04"] } }
`

function planOf(text: string): Plan {
  const reading = readPlan(text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues))
  return reading.plan
}

const codesOf = (text: string) =>
  lintPlan(planOf(text)).map(({ severity, code, path }) => `${severity} ${code} ${path}`)

/** Plans that break one rule each: the code that must be found, and where. */
const BROKEN: readonly (readonly [string, string, string])[] = [
  [
    'a fixed amount for a recruit’s order',
    SOUND.replace(
      /bonuses:[\s\S]*/,
      'bonuses: [{ id: kit, type: FAST_START, orders: { kinds: [SIGN_UP] }, amounts: ["50"] }]',
    ),
    'REFUSE RECRUITING_PAY bonuses[0].amounts',
  ],
  [
    'a fixed sum for counting recruits',
    `${SOUND}  - { id: team, type: FIXED, amount: "100", earner: { frontline: 5 } }\n`,
    'REFUSE RECRUITING_PAY bonuses[1].earner',
  ],
  [
    'a board that pays for filled places',
    `${SOUND.replace('volumes:', 'trees: { board: { kind: MATRIX, width: 2, depth: 3 } }\nvolumes:')}  - { id: board, type: FIXED, amount: "500", earner: { legs: 2, tree: board, where: { headRank: MEMBER } } }\n`,
    'REFUSE RECRUITING_PAY bonuses[1].earner',
  ],
  [
    'a rate on the price of sign-ups',
    `${SOUND}  - { id: join, type: UNILEVEL, base: { measure: PRICE }, rates: ["0.1"] }\n`,
    'REFUSE RECRUITING_PAY bonuses[1].base.measure',
  ],
  [
    'sign-ups that pay more than orders',
    `${SOUND}  - { id: join, type: UNILEVEL, orders: { kinds: [SIGN_UP] }, rates: ["0.3"] }\n`,
    'WARN RECRUITING_LOOKALIKE bonuses[1]',
  ],
  [
    'no word about customers',
    SOUND.replace('{ customers: 2 }', '{ active: true }'),
    'WARN NO_RETAIL_RULE bonuses',
  ],
  [
    'activity only by own purchase',
    SOUND.replace('pv: { measure: PV, scope', 'pv: { measure: PV, of: [OWN], scope'),
    'WARN OWN_PURCHASE_REQUIRED activity',
  ],
  [
    'a binary bonus without any cap',
    `${SOUND.replace('volumes:', 'trees: { main: { kind: BINARY } }\nvolumes:')}  - { id: pairs, type: BINARY, tree: main, mode: WEAKER_LEG, rate: "0.1", after: FULL_FLUSH }\n`,
    'REFUSE PAYOUT_UNBOUNDED bonuses[1]',
  ],
  [
    'rates above the whole volume',
    SOUND.replace('["0.06", "0.04"]', '["0.60", "0.50"]'),
    'REFUSE PAYOUT_ABOVE bonuses',
  ],
  [
    'rates above half of the volume',
    SOUND.replace('"0.06", "0.04"', '"0.36", "0.24"'),
    'WARN PAYOUT_ABOVE bonuses',
  ],
  [
    'rates above the cap that cuts them',
    `${SOUND}caps: [{ scope: COMPANY, shareOfCv: "0.08" }]\n`,
    'WARN PAYOUT_ABOVE caps[0].shareOfCv',
  ],
  [
    'rates above the declared share',
    `${SOUND}payout: { declaredShare: "0.09" }\n`,
    'WARN PAYOUT_ABOVE payout.declaredShare',
  ],
  [
    'a rank that needs itself below',
    SOUND.replace('{ customers: 2 }', '{ legs: 1, where: { containsRank: SILVER } }'),
    'REFUSE RANK_UNREACHABLE ranks[1].achieve',
  ],
  [
    'two ranks that need each other',
    SOUND.replace('{ customers: 2 }', '{ legs: 1, where: { headRank: GOLD } }').replace(
      'bonuses:',
      '  - { id: GOLD, achieve: { tenure: { rank: SILVER, periods: 1, of: 1 } } }\nbonuses:',
    ),
    'REFUSE RANK_UNREACHABLE ranks[2].achieve',
  ],
  [
    'two legs that may count for less than all',
    SOUND.replace('volumes:', 'trees: { main: { kind: BINARY } }\nvolumes:')
      .replace('gv: { measure: PV, scope: GROUP }', 'gv: { measure: PV, scope: LEGS, tree: main }')
      .replace('min: "2000"', 'min: "2000", legCap: "0.40"'),
    'REFUSE RANK_UNREACHABLE ranks[1].achieve',
  ],
  [
    'a rank that waits for a bonus',
    SOUND.replace('{ customers: 2 }', '{ earned: { bonus: levels, min: "10" } }'),
    'REFUSE RANK_CIRCULAR ranks[1].achieve.all[1]',
  ],
  [
    'activity that asks for itself',
    SOUND.replace('activity: { volume: pv, min: "100" }', 'activity: { active: true }'),
    'REFUSE RANK_CIRCULAR activity',
  ],
  [
    'a match on a later bonus',
    SOUND.replace(
      'bonuses:\n',
      'bonuses:\n  - { id: match, type: MATCHING, of: [levels], rates: ["0.1"] }\n',
    ),
    'REFUSE BONUS_CIRCULAR bonuses[0].of[0]',
  ],
  [
    'a match on itself',
    `${SOUND}  - { id: match, type: MATCHING, of: [match], rates: ["0.1"] }\n`,
    'REFUSE BONUS_CIRCULAR bonuses[1].of[0]',
  ],
  [
    'ranks over two trees',
    SOUND.replace('volumes:', 'trees: { main: { kind: BINARY } }\nvolumes:').replace(
      '{ customers: 2 }',
      '{ sponsoredInLegs: { each: 1, tree: main } }',
    ),
    'WARN RANK_TWO_TREES ranks',
  ],
  [
    'a person cap below the minimum payout',
    `${SOUND}caps: [{ scope: PERSON, amount: "5.00" }]\npayout: { minimum: "10.00" }\n`,
    'REFUSE CAP_BELOW caps[0].amount',
  ],
  [
    'a company cap below a cap inside it',
    `${SOUND}caps: [{ scope: BONUSES, of: [levels], shareOfCv: "0.4" }, { scope: COMPANY, shareOfCv: "0.3" }]\n`,
    'REFUSE CAP_BELOW caps[1]',
  ],
  [
    'a position cap below one cycle',
    `${SOUND.replace('volumes:', 'trees: { main: { kind: BINARY } }\nvolumes:')}  - { id: pairs, type: BINARY, tree: main, mode: CYCLE, unit: "200", ratios: [{ s: 1, rate: "0.1" }], after: NET_OFF, positionCap: "15" }\n`,
    'REFUSE CAP_BELOW bonuses[1].positionCap',
  ],
  [
    'a higher rank that earns less',
    SOUND.replace('SILVER: ["0.06", "0.04"]', 'SILVER: ["0.04", "0.04"]'),
    'WARN RATE_REGRESS bonuses[0].rates.SILVER',
  ],
  [
    'brackets out of order',
    `${SOUND}  - { id: own, type: PERSONAL_SALES, brackets: { over: pv, table: [{ from: "500", rate: "0.02" }, { from: "100", rate: "0.03" }] } }\n`,
    'REFUSE BRACKET_GAP bonuses[1].brackets.table[1]',
  ],
  [
    'legs that carry without limit',
    `${SOUND.replace('volumes:', 'trees: { main: { kind: BINARY } }\nvolumes:')}  - { id: pairs, type: BINARY, tree: main, mode: WEAKER_LEG, rate: "0.1", after: NET_OFF }\n`,
    'WARN CARRY_UNCAPPED bonuses[1].carryCap',
  ],
  [
    'a volume nobody reads',
    SOUND.replace('volumes:\n', 'volumes:\n  spare: { measure: CV, scope: SELF }\n'),
    'WARN UNUSED volumes.spare',
  ],
  ['a start inside a month', SOUND.replace('2026-10-01', '2026-10-15'), 'REFUSE VERSION_OVERLAP validFrom'],
]

describe('the plan linter', () => {
  it('has nothing against a sound plan', () => {
    expect(codesOf(SOUND)).toEqual([])
  })

  it.each(BROKEN)('objects to %s', (_, text, finding) => {
    expect(codesOf(text)).toContain(finding)
  })

  it('is shown a plan for each of its codes', () => {
    const shown = new Set(BROKEN.map(([, , finding]) => finding.split(' ')[1] as LintCode))
    expect(LINT_CODES.filter((code) => !shown.has(code))).toEqual([])
  })

  it('names rule, remedy and basis in both languages', () => {
    for (const [, text] of BROKEN) {
      for (const { text: words, basis } of lintPlan(planOf(text))) {
        for (const sentence of [words.de, words.en, basis.de, basis.en])
          expect(sentence.length).toBeGreaterThan(20)
        expect(words.de).not.toBe(words.en)
      }
    }
  })

  it('refuses two versions of one plan that begin on the same day, and no other', () => {
    const [plan, twin] = [planOf(SOUND), planOf(SOUND.replace('version: 1', 'version: 2'))]
    const later = planOf(SOUND.replace('version: 1', 'version: 2').replace('2026-10-01', '2026-11-01'))
    expect(lintPlan(plan, [twin]).map(({ code }) => code)).toEqual(['VERSION_OVERLAP'])
    expect(lintPlan(plan, [later, plan])).toEqual([])
  })
})

describe('the shipped plans', () => {
  const folder = new URL('../../../seeds/plans/', import.meta.url)
  const names = readdirSync(folder).filter((name) => name.endsWith('.plan.yaml'))

  it.each(names)('%s may be used', (name) => {
    const refused = lintPlan(planOf(readFileSync(new URL(name, folder), 'utf8'))).filter(
      ({ severity }) => severity === 'REFUSE',
    )
    expect(refused).toEqual([])
  })

  it('beside the real data lack a retail rule, and nothing else', () => {
    const text = readFileSync(new URL('../company/online-retail.plan.yaml', folder), 'utf8')
    expect(codesOf(text)).toEqual(['WARN NO_RETAIL_RULE bonuses'])
  })

  it('of the ledger example pay for sign-ups, and the linter says so', () => {
    const text = readFileSync(new URL('examples/w20-genelet-ledger.plan.yaml', folder), 'utf8')
    expect(codesOf(text)).toContain('REFUSE RECRUITING_PAY bonuses[0].amountsByClass')
  })
})
