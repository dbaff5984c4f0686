import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compareDecimals,
  formatDecimalText,
  formatMoneyText,
  formatPointsText,
  formatRateText,
} from '#web/kit/number-format.ts'

describe('money as text', () => {
  test('is written as people of the language write it', () => {
    const value = { minor: '123456789', currency: 'EUR' }
    expect(formatMoneyText(value, 'de')).toBe('1.234.567,89\u00a0€')
    expect(formatMoneyText(value, 'en')).toBe('€1,234,567.89')
  })

  test('carries a true minus and the decimals of its currency', () => {
    expect(formatMoneyText({ minor: '-5', currency: 'EUR' }, 'en')).toBe('\u2212€0.05')
    expect(formatMoneyText({ minor: '1200', currency: 'JPY' }, 'en')).toBe('¥1,200')
    expect(formatMoneyText({ minor: '1234', currency: 'BHD' }, 'en')).toContain('1.234')
  })

  test('keeps every digit, also far beyond what a double holds', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (minor) => {
        const shown = formatMoneyText({ minor: minor.toString(), currency: 'EUR' }, 'de')
        const digits = shown.replace(/[^\d]/g, '').replace(/^0+(?=\d)/, '')
        expect(digits).toBe((minor < 0n ? -minor : minor).toString())
        expect(shown.startsWith('\u2212')).toBe(minor < 0n)
      }),
    )
  })
})

describe('decimals and rates', () => {
  test('points drop zeros that say nothing', () => {
    expect(formatPointsText('1234.50', 'en')).toBe('1,234.5')
    expect(formatPointsText('1234.00', 'de')).toBe('1.234')
    expect(formatPointsText('0.00', 'de')).toBe('0')
    expect(formatPointsText('1234.5', 'de', true)).toBe('1.234,50')
    expect(formatDecimalText('7', 'en', 2)).toBe('7.00')
  })

  test('rates are percent; a fraction stays what it is', () => {
    expect(formatRateText('0.05', 'en')).toBe('5%')
    expect(formatRateText('0.0225', 'de')).toBe('2,25\u00a0%')
    expect(formatRateText('1/3', 'en')).toBe('1/3')
  })

  test('a change is compared exactly and never divided by nothing', () => {
    expect(compareDecimals('110', '100')).toEqual({ sign: 1, percent: '10.0' })
    expect(compareDecimals('90', '100')).toEqual({ sign: -1, percent: '10.0' })
    expect(compareDecimals('5', '0')).toEqual({ sign: 1, percent: undefined })
    expect(compareDecimals('x', '1')).toEqual({ sign: 0, percent: undefined })
  })
})
