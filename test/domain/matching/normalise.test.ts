import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '#server/domain/matching/fold-text.ts'
import { normalStreet, splitAddressLine } from '#server/domain/matching/normal-address.ts'
import { dateOrderOf, normalBirthDate } from '#server/domain/matching/normal-birth-date.ts'
import { normalEmail } from '#server/domain/matching/normal-email.ts'
import { normalNamePart, splitWholeName } from '#server/domain/matching/normal-name.ts'
import { normalisePerson } from '#server/domain/matching/normalise.ts'

describe('folded text', () => {
  it('is the same folded again, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text))
      }),
    )
  })

  it.each([
    ['  Müller-Lüdenscheidt ', 'muller ludenscheidt'],
    ["O'Brien", 'obrien'],
    ['Weiß', 'weiss'],
    ['Łukasz Ørsted', 'lukasz orsted'],
    ['Иван', 'иван'],
  ])('of %s is %s', (text, folded) => expect(foldText(text)).toBe(folded))
})

describe('birth dates', () => {
  it.each([
    ['1980-03-05', '19800305'],
    ['19800305', '19800305'],
    ['1980/3/5', '19800305'],
    ['5.3.1980', '19800305'],
    ['05.03.1980 00:00', '19800305'],
    ['1980-03-05T00:00:00Z', '19800305'],
    ['1994-10w12', '19941012'],
    ['1900-01-01', ''],
    ['01.01.1970', ''],
    ['unknown', ''],
    ['', ''],
  ])('%s reads %s', (text, digits) => expect(normalBirthDate(text, 'DAY_FIRST')).toBe(digits))

  it('read in the order of their column, and a dot always means day first', () => {
    expect(dateOrderOf(['01/02/1980', '12/24/1980'])).toBe('MONTH_FIRST')
    expect(dateOrderOf(['01/02/1980', '24/12/1980'])).toBe('DAY_FIRST')
    expect(dateOrderOf([])).toBe('DAY_FIRST')
    expect(normalBirthDate('3/5/1980', 'MONTH_FIRST')).toBe('19800305')
    expect(normalBirthDate('5/3/1980', 'DAY_FIRST')).toBe('19800305')
    expect(normalBirthDate('5.3.1980', 'MONTH_FIRST')).toBe('19800305')
  })
})

describe('e-mail', () => {
  it.each([
    ['Anna.Meyer+shop@GoogleMail.com', 'annameyer@gmail.com'],
    ['anna.meyer+shop@outlook.de', 'anna.meyer@outlook.de'],
    ['a-n.n_a+x@proton.me', 'anna@proton.me'],
    ['anna.meyer+shop@web.de', 'anna.meyer+shop@web.de'],
    ['nothing', 'nothing'],
    ['', ''],
  ])('%s is %s', (text, email) => expect(normalEmail(text).email).toBe(email))
})

describe('streets', () => {
  it.each([
    ['81 Hill Rd', '', 'hill road', '81'],
    ['Lindenstr. 12 a', '', 'linden street', '12a'],
    ['Lindenstraße 12a', '', 'linden street', '12a'],
    ['wallaby place', '7', 'wallaby place', '7'],
    ['Straße des 17. Juni', '135', 'street des 17 juni', '135'],
    ['', '', '', ''],
  ])('%s and %s is %s, %s', (...[line, number, street, found]) => {
    expect(normalStreet(line, number)).toEqual({ street, number: found })
  })
})

describe('names', () => {
  it('lose titles but not a name that is one', () => {
    expect(normalNamePart('Dr. med. Anna')).toBe('anna')
    expect(normalNamePart('Prof')).toBe('prof')
  })

  it('split at the comma or before the last word and its particles', () => {
    expect(splitWholeName('Meyer, Anna')).toEqual({ given: 'anna', surname: 'meyer' })
    expect(splitWholeName('Anna Maria von der Heide')).toEqual({
      given: 'anna maria',
      surname: 'von der heide',
    })
    expect(splitWholeName('Cher')).toEqual({ given: '', surname: 'cher' })
  })
})

describe('a person', () => {
  it('has nothing where the file says so in words, and numbers without their country code', () => {
    const person = normalisePerson({
      id: '1',
      given: 'NULL',
      surname: 'n/a',
      mobile: '+49 170 1234567',
      taxId: '0000000',
    })
    expect(person).toMatchObject({ given: '', surname: '', mobile: '701234567', taxId: '' })
    expect(normalisePerson({ id: '2', mobile: '0170/1234567' }).mobile).toBe(person.mobile)
  })

  it('takes the whole name only where the parts are missing', () => {
    expect(normalisePerson({ id: '1', name: 'Anna Meyer' })).toMatchObject({
      given: 'anna',
      surname: 'meyer',
    })
    expect(normalisePerson({ id: '1', name: 'Anna Meyer', surname: 'Koch' })).toMatchObject({
      given: '',
      surname: 'koch',
    })
  })
})

describe('what a file keeps in one column', () => {
  it.each([
    ['Rosenweg 12, 10115 Berlin', ['Rosenweg 12', '10115', 'Berlin']],
    ['Am Markt 3; D-04109 Leipzig', ['Am Markt 3', '04109', 'Leipzig']],
    ['81 Hill Rd, Clinton, NY 12345-6789', ['81 Hill Rd', '12345', 'Clinton']],
    ['81 Hill Rd, Clinton 12345', ['81 Hill Rd', '12345', 'Clinton']],
    ['Apt 4, 81 Hill Rd, Clinton, NY 12345', ['Apt 4, 81 Hill Rd', '12345', 'Clinton']],
    ['Hauptstr. 5', ['Hauptstr. 5', '', '']],
    ['12, High Street', ['12, High Street', '', '']],
    ['', ['', '', '']],
  ])('takes the address %j apart', (line, parts) => {
    const { street, postcode, city } = splitAddressLine(line)
    expect([street, postcode, city]).toEqual(parts)
  })

  it('takes an address apart only where city and postcode have no columns of their own', () => {
    const line = { id: '1', street: 'Rosenweg 12, 10115 Berlin' }
    expect(normalisePerson(line)).toMatchObject({ street: 'rosenweg', number: '12', city: 'berlin' })
    expect(normalisePerson({ ...line, city: 'Kiel' })).toMatchObject({ city: 'kiel', postcode: '' })
  })

  it.each([
    ['Anna Meyer-Schmidt', 'anna', 'meyer schmidt'],
    ['Meyer-Schmidt, Anna', 'anna', 'meyer schmidt'],
    ['Prof. Dr. Jan-Ole von der Heide', 'jan ole', 'von der heide'],
    ['Rosen Handels GmbH & Co. KG', 'rosen', 'handels'],
    ['GmbH', '', 'gmbh'],
    ['', '', ''],
  ])('takes the name %j apart', (name, given, surname) => {
    expect(splitWholeName(name)).toEqual({ given, surname })
  })
})
