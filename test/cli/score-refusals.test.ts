import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { csvOf, file, folder, HEADER, refused, rowsOf } from '#test/cli/score-runs.ts'

describe('score backtest refuses with one sentence', () => {
  const good = () => file('good.csv', csvOf(rowsOf(60, 7)))
  const damaged: [string, string, RegExp][] = [
    ['an empty file', '', /file is empty/],
    ['a header alone', `${HEADER.join(';')}\n`, /0 rows with an outcome are too few/],
    ['an open quote', `${csvOf(rowsOf(30, 8))}"L31;1\n`, /line 3\d.*quote/s],
    [
      'a row that is too short',
      `${csvOf(rowsOf(30, 8))}L31;2\n`,
      /line 32.*2 fields where the header has 10/,
    ],
    ['a column named twice', 'Bought;Bought\n1;0\n', /Bought.*twice/],
    [
      'nobody won',
      csvOf(rowsOf(60, 9).map((row) => row.with(9, 'nein'))),
      /column Bought no row is won.*--positive/,
    ],
    ['everybody won', csvOf(rowsOf(60, 9).map((row) => row.with(9, 'ja'))), /column Bought every row is won/],
  ]

  it.each(damaged)('%s', async (what, text, sentence) => {
    expect(await refused('backtest', file(`${what}.csv`, text), '--target', 'Bought')).toMatch(sentence)
  })

  const asked: [string[], RegExp][] = [
    [[], /--target/],
    [['--target', 'Sold'], /Sold.*no such column/],
    [['--target', 'Bought', '--exclude', 'Nothing'], /Nothing.*no such column/],
    [['--target', 'Bought', '--keep', 'Nothing'], /Nothing.*no such column/],
    [
      ['--target', 'Bought', '--order', 'Lead Source'],
      /Line 2: column Lead Source must hold numbers or dates/,
    ],
    [['--target', 'Bought', '--from', '1.2'], /--from must be a share/],
    [['--target', 'Bought', '--step', '0'], /--step must be a share/],
    [['--target', 'Bought', '--lag', 'soon'], /--lag must be a whole number/],
    [['--target', 'Bought', '--colour', 'red'], /--colour/],
    [['--target', 'Bought', '--positive', 'vielleicht'], /no row is won/],
  ]

  it.each(asked)('%j', async (options, sentence) => {
    expect(await refused('backtest', good(), ...options)).toMatch(sentence)
  })

  it('no file, two files, a file that is not there, an action that is not there', async () => {
    expect(await refused('backtest', '--target', 'y')).toMatch(/Name the CSV file/)
    expect(await refused('backtest', good(), good(), '--target', 'Bought')).toMatch(/one CSV file, not 2/)
    expect(await refused('backtest', join(folder, 'none.csv'), '--target', 'y')).toMatch(
      /none\.csv cannot be read/,
    )
    expect(await refused('guess', good())).toMatch(/Say backtest, explain or uplift/)
    expect(await refused()).toMatch(/Say backtest, explain or uplift/)
  })
})
