import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseRate } from '#server/domain/kernel/rate.ts'
import { parseTimeZone } from '#server/domain/kernel/time-zone.ts'
import { readMapping } from '#server/formats/mapping.ts'
import { readDay, readDecimal, readMoment, readWhole } from '#server/usecases/imports/field-values.ts'

const SHIPPED = new URL('../../seeds/company/', import.meta.url)

describe('mapping documents', () => {
  it('reads every shipped one', () => {
    const names = readdirSync(SHIPPED).filter((name) => /^[^.]+\.yaml$/.test(name))
    expect(names).toContain('online-retail.yaml')
    for (const name of names) expect(readMapping(readFileSync(new URL(name, SHIPPED), 'utf8')).ok).toBe(true)
  })

  it('names the path and the remedy of what is wrong', () => {
    const text = readFileSync(new URL('online-retail.yaml', SHIPPED), 'utf8')
    const broken = text
      .replace('currency: GBP', 'currency: QQQ')
      .replace('number: member_no,', 'nummer: member_no,')
    const reading = readMapping(broken)
    expect(reading.ok).toBe(false)
    const said = reading.ok ? '' : reading.issues.map(({ path, reason }) => `${path}: ${reason}`).join('\n')
    expect(said).toContain('currency')
    expect(said).toContain('members.columns.nummer: unknown key "nummer"; did you mean "number"?')
  })
})

describe('fields', () => {
  const zone = parseTimeZone('Europe/Berlin')!

  it('reads decimals with a point, and with a comma where the file writes so', () => {
    expect(readDecimal('1234.50', '.')).toEqual(readDecimal('1.234,50', ','))
    expect(readDecimal('1,5', '.')).toBeUndefined()
    expect(readDecimal('1/3', '.')).toBeUndefined()
    expect(readDecimal('abc', ',')).toBeUndefined()
  })

  it.each([
    ['1.234', '1234', ','],
    ['1.234.567', '1234567', ','],
    ['-1.234,5', '-1234.5', ','],
    ['1234567,89', '1234567.89', ','],
    ['1,234', '1234', '.'],
    ['1,234,567.80', '1234567.80', '.'],
  ] as const)('reads %s as %s where %j stands before the decimals', (text, plain, decimal) => {
    expect(readDecimal(text, decimal)).toEqual(parseRate(plain))
  })

  it.each([
    ...[
      '12.50',
      '1.50',
      '1.2345',
      '1234.567',
      '.234',
      '1..234',
      '1.234.56',
      '1,234.50',
      '1.234,',
      '1,2,3',
      ',5',
    ].map((text) => [text, ','] as const),
    ...['12,50', '1,50', '1,2345', '1234,567', '1.234,50', '1,234,56', '1.', "1'234", '1 234', ''].map(
      (text) => [text, '.'] as const,
    ),
  ])('refuses %j where %j stands before the decimals, instead of guessing', (text, decimal) => {
    expect(readDecimal(text, decimal)).toBeUndefined()
  })

  it.each(['31.12.9999', '01.01.0001', '31.12.1899', '01.01.2200'])('%s is no date at all', (text) => {
    expect(readDay(text, 'DD.MM.YYYY')).toBeUndefined()
    expect(readMoment(text, 'DD.MM.YYYY', zone)).toBeUndefined()
    expect(readMoment(`${text} 10:00`, 'DD.MM.YYYY', zone)).toBeUndefined()
  })

  it('reads days that exist in each order, and no others', () => {
    expect(readDay('03.02.2024', 'DD.MM.YYYY')).toBe('2024-02-03')
    expect(readDay('2/3/2024', 'MM/DD/YYYY')).toBe('2024-02-03')
    expect(readDay('30.02.2024', 'DD.MM.YYYY')).toBeUndefined()
    expect(readDay('2024-13-01', 'YYYY-MM-DD')).toBeUndefined()
  })

  it('reads moments by the clock of the company', () => {
    expect(readMoment('2024-07-01 12:00:00', 'YYYY-MM-DD', zone)).toBe(Date.parse('2024-07-01T10:00:00Z'))
    expect(readMoment('01.07.2024 12:00', 'DD.MM.YYYY', zone)).toBe(Date.parse('2024-07-01T10:00:00Z'))
    expect(readMoment('01.07.2024', 'DD.MM.YYYY', zone)).toBe(Date.parse('2024-06-30T22:00:00Z'))
    expect(readMoment('2024-07-01T12:00:00Z', 'YYYY-MM-DD', zone)).toBe(Date.parse('2024-07-01T12:00:00Z'))
    expect(readMoment('2024-07-01 25:00', 'YYYY-MM-DD', zone)).toBeUndefined()
  })

  it('reads whole numbers of pieces only', () => {
    expect(readWhole('-12')).toBe(-12)
    expect(readWhole('1.5')).toBeUndefined()
    expect(readWhole('')).toBeUndefined()
  })
})
