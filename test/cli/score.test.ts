import { describe, expect, it } from 'vitest'
import { EXIT } from '#server/cli/verb.ts'
import { sigmoid } from '#server/domain/scoring/log-odds.ts'
import { csvOf, file, HEADER, refused, rowsOf, run } from '#test/cli/score-runs.ts'

const FIGURES = ['auc', 'logLoss', 'baseLogLoss', 'brier', 'ece', 'lift10']
const FAST = ['--target', 'Bought', '--step', '0.1']

describe('score backtest', () => {
  it('answers the promised JSON, each column left out with its reason', async () => {
    const path = file('leads.csv', csvOf(rowsOf(400, 1)))
    const { exit, finished, said } = await run(
      'backtest',
      path,
      ...FAST,
      '--order',
      'When',
      '--exclude',
      'Mailed',
    )
    expect(exit).toBe(EXIT.done)
    expect(finished['rows']).toBe(400)
    expect(finished['columns']).toEqual(['Lead Source', 'Visits'])
    expect(finished['dropped']).toEqual([
      { column: 'Gender', why: 'PROTECTED' },
      { column: 'Gone', why: 'CONSTANT' },
      { column: 'Mailed', why: 'EXCLUDED' },
      { column: 'Nr', why: 'ID_LIKE' },
      { column: 'Same', why: 'CONSTANT' },
      { column: 'Verdict', why: 'LEAK', strength: expect.any(Number) as unknown },
    ])
    expect(Object.keys(finished['metrics'] as object)).toEqual(FIGURES)
    expect(finished['frozen']).toEqual({
      auc: expect.any(Number) as unknown,
      logLoss: expect.any(Number) as unknown,
    })
    expect(finished['champion']).toBe('BLEND')
    expect(finished['lowConfidence']).toBe(true)
    const bin = (finished['calibration'] as object[])[0]!
    expect(Object.keys(bin).sort()).toEqual(['from', 'high', 'low', 'mean', 'n', 'observed', 'to'])
    const blocks = finished['blocks'] as { from: number; to: number; n: number }[]
    expect(Object.keys(blocks[0]!)).toEqual(
      expect.arrayContaining(['from', 'to', 'n', 'won', 'logLoss', 'baseLogLoss', 'trainMs']),
    )
    expect(blocks.reduce((sum, { n }) => sum + n, 0)).toBe(80)
    expect(said).toMatch(/left out: Verdict: LEAK \(alone it tells won from lost with AUC 0\.9/)
    expect(said).toContain('Low confidence')
  })

  it('reads comma, semicolon, tab, a mark, 338 of the rows doubly quoted, and a shuffled file alike', async () => {
    const rows = rowsOf(400, 2).map((row, at) => row.with(1, String(at)))
    const figuresOf = async (name: string, text: string) =>
      (await run('backtest', file(name, text), ...FAST, '--order', 'When')).finished['metrics']
    const plain = await figuresOf('a.csv', csvOf(rows, ','))
    expect(await figuresOf('b.csv', `\uFEFF${csvOf(rows, '\t')}`)).toEqual(plain)
    const wrapped = rows.map((row, at) => (at < 338 ? `"${row.join(',')}"` : row.join(',')))
    expect(await figuresOf('c.csv', `${HEADER.join(',')}\n${wrapped.join('\n')}`)).toEqual(plain)
    expect(await figuresOf('d.csv', csvOf([...rows].reverse()))).toEqual(plain)
    const turned = [HEADER, ...rows].map((row) => [...row].reverse().join(';'))
    expect(await figuresOf('e.csv', turned.join('\n'))).toEqual(plain)
  })

  it('lets a person keep a leak, never what is protected', async () => {
    const path = file('keep.csv', csvOf(rowsOf(300, 3)))
    const { finished } = await run('backtest', path, ...FAST, '--keep', 'Verdict,Gender')
    expect(finished['columns']).toContain('Verdict')
    expect(finished['columns']).not.toContain('Gender')
    expect((finished['jumps'] as { column: string }[]).map(({ column }) => column)).toContain('Verdict')
  })

  it('takes outcomes later with --lag, and begins where --from says', async () => {
    const path = file('lag.csv', csvOf(rowsOf(300, 4)))
    const prompt = (await run('backtest', path, ...FAST, '--from', '0.5')).finished
    const late = (await run('backtest', path, ...FAST, '--from', '0.5', '--lag', '120')).finished
    expect((prompt['blocks'] as { from: number }[])[0]!.from).toBe(150)
    expect(late['metrics']).not.toEqual(prompt['metrics'])
  })

  it('says why a field that is filled in for one outcome is left out, and doubts a file sorted by outcome', async () => {
    const rows = rowsOf(300, 16).map((row, at) =>
      row.with(6, row[9] === 'nein' && at % 3 === 0 ? 'price' : ''),
    )
    const { said } = await run('backtest', file('reason.csv', csvOf(rows)), ...FAST)
    expect(said).toContain('left out: Gone: LEAK (filled in for one outcome only)')
    expect(said).not.toContain('in order of time?')
    const sorted = [...rows].sort((left, right) => left[9]!.localeCompare(right[9]!))
    expect((await run('backtest', file('sorted.csv', csvOf(sorted)), ...FAST)).said).toContain(
      'in order of time?',
    )
  })

  it('leaves rows without an outcome out and says how many', async () => {
    const rows = rowsOf(300, 5).map((row, at) => (at % 10 === 0 ? row.with(9, '') : row))
    const { finished, said } = await run('backtest', file('open.csv', csvOf(rows)), ...FAST)
    expect(finished).toMatchObject({ rows: 270, unknownOutcomes: 30 })
    expect(said).toContain('30 rows without an outcome')
  })

  it('knows 1.0 as 1, and any value that --positive names', async () => {
    const rows = rowsOf(200, 6)
    const told = (yes: string, no: string) =>
      csvOf(rows.map((row) => row.with(9, row[9] === 'ja' ? yes : no)))
    const metricsOf = async (name: string, text: string, ...more: string[]) =>
      (await run('backtest', file(name, text), ...FAST, ...more)).finished['metrics']
    const plain = await metricsOf('f.csv', csvOf(rows))
    expect(await metricsOf('g.csv', told('1.0', '0.0'))).toEqual(plain)
    expect(await metricsOf('h.csv', told('Kauf', 'kein Kauf'), '--positive', 'kauf')).toEqual(plain)
  })

  it('publishes the base rate for a file of columns that say nothing', async () => {
    const text = `A;B;y\n${Array.from({ length: 200 }, (_, row) => `x;;${row % 3 === 0 ? 1 : 0}`).join('\n')}\n`
    const { finished } = await run('backtest', file('empty.csv', text), '--target', 'y')
    expect(finished).toMatchObject({ columns: [], champion: 'BASE' })
    const { logLoss, baseLogLoss } = finished['metrics'] as Record<string, number>
    expect(logLoss).toBeCloseTo(baseLogLoss!, 12)
  })
})

describe('score explain', () => {
  it('gives reasons with values that add up to the log-odds', async () => {
    const path = file('why.csv', csvOf(rowsOf(400, 10)))
    const { exit, finished, said } = await run(
      'explain',
      path,
      '--target',
      'Bought',
      '--order',
      'When',
      '--row',
      '390',
    )
    expect(exit).toBe(EXIT.done)
    const reasons = finished['reasons'] as { column: string; logOdds: number; value: string }[]
    const { general, logOdds, probability } = finished as {
      general: number
      logOdds: number
      probability: number
    }
    expect(
      Math.abs(reasons.reduce((sum, each) => sum + each.logOdds, general) - logOdds),
    ).toBeLessThanOrEqual(1e-9)
    expect(probability).toBeCloseTo(sigmoid(logOdds), 12)
    expect(finished).toMatchObject({ row: 390, champion: 'BLEND', lowConfidence: true })
    expect(reasons[0]).toMatchObject({ column: 'Visits', value: rowsOf(400, 10)[389]![2] })
    expect(said).toMatch(/the general level just now[\s\S]*Visits: \d[\s\S]*log-odds\n.*not the person/)
  })

  it('says the base rate of an early row', async () => {
    const path = file('early.csv', csvOf(rowsOf(100, 11)))
    const { finished } = await run('explain', path, '--target', 'Bought', '--row', '1')
    expect(finished).toMatchObject({ champion: 'BASE', reasons: [], probability: 0.5 })
  })

  it.each(['0', '101', 'x', '-1'])('refuses row %s', async (row) => {
    const path = file('early.csv', csvOf(rowsOf(100, 11)))
    expect(await refused('explain', path, '--target', 'Bought', `--row=${row}`)).toMatch(
      /--row must be a row.*100/,
    )
  })
})

describe('score uplift', () => {
  it('answers effect, Qini and ten tenths, each with its interval', async () => {
    const path = file('mail.csv', csvOf(rowsOf(3_000, 12)))
    const { exit, finished } = await run('uplift', path, '--target', 'Bought', '--treated', 'Mailed')
    expect(exit).toBe(EXIT.done)
    expect(finished).toMatchObject({ rows: 3_000, enough: true, method: 'T_LEARNER' })
    const effect = finished['effect'] as { effect: number; low: number; high: number }
    expect(effect.low).toBeLessThan(effect.effect)
    expect(effect.high).toBeGreaterThan(effect.effect)
    const { tLearner, response } = finished['qini'] as Record<
      string,
      { area: number; low: number; curve: object[] }
    >
    expect(tLearner!.low).toBeGreaterThan(0)
    expect(tLearner!.area).toBeGreaterThan(response!.area)
    expect(tLearner!.curve[0]).toEqual({ share: 0, gain: 0 })
    const deciles = finished['deciles'] as { decile: number; treated: number; heldOut: number }[]
    expect(deciles.map(({ decile }) => decile)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(deciles.reduce((sum, { treated, heldOut }) => sum + treated + heldOut, 0)).toBe(3_000)
    expect(finished['dropped']).not.toContainEqual({ column: 'Mailed', why: 'EXCLUDED' })
  })

  it('ranks by response, and says so, where too few were won', async () => {
    const path = file('few.csv', csvOf(rowsOf(120, 13)))
    const { finished, said } = await run('uplift', path, '--target', 'Bought', '--treated', 'Mailed')
    expect(finished).toMatchObject({ enough: false, method: 'RESPONSE' })
    expect(said).toMatch(/too few to tell people apart[\s\S]*ranked by RESPONSE/)
  })

  it('refuses without a treated column, with one that is not there, or with one arm', async () => {
    const path = file('arm.csv', csvOf(rowsOf(100, 14)))
    expect(await refused('uplift', path, '--target', 'Bought')).toMatch(/--treated/)
    expect(await refused('uplift', path, '--target', 'Bought', '--treated', 'None')).toMatch(
      /None.*no such column/,
    )
    expect(await refused('uplift', path, '--target', 'Bought', '--treated', 'Same')).toMatch(
      /Same nobody was treated/,
    )
    const third = file('third.csv', csvOf(rowsOf(100, 14).map((row, at) => (at < 5 ? row.with(8, '') : row))))
    expect(await refused('uplift', third, '--target', 'Bought', '--treated', 'Mailed')).toMatch(
      /Mailed it is not clear who was held out.*nein|nothing/,
    )
  })

  it('knows the words of a trial', async () => {
    const plain = rowsOf(400, 15)
    const words = plain.map((row) => row.with(8, row[8] === 'ja' ? 'Treatment' : 'control'))
    const effectIn = async (name: string, rows: string[][]) =>
      (await run('uplift', file(name, csvOf(rows)), '--target', 'Bought', '--treated', 'Mailed')).finished[
        'effect'
      ]
    expect(await effectIn('words.csv', words)).toEqual(await effectIn('plain.csv', plain))
  })
})
