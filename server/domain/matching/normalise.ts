import { foldText } from '#server/domain/matching/fold-text.ts'
import { type AddressParts, normalStreet, splitAddressLine } from '#server/domain/matching/normal-address.ts'
import { type DateOrder, normalBirthDate } from '#server/domain/matching/normal-birth-date.ts'
import { normalEmail } from '#server/domain/matching/normal-email.ts'
import { normalNamePart, splitWholeName } from '#server/domain/matching/normal-name.ts'
import type { NormalPerson, PersonRecord } from '#server/domain/matching/person-record.ts'

const NOTHING = new Set(['', 'n a', 'null', 'none', 'nan', 'unknown', 'unbekannt', 'undefined'])

/** A person's fields in the form that is compared. The same record always gives the same form. */
export function normalisePerson(record: PersonRecord, order: DateOrder = 'DAY_FIRST'): NormalPerson {
  const name = nameOf(record)
  const email = normalEmail(known(record.email))
  const place = placeOf(record)
  const address = normalStreet(place.street, known(record.number))
  return {
    id: record.id,
    ...name,
    birthDate: normalBirthDate(record.birthDate ?? '', order),
    email: email.email,
    emailUser: email.user,
    ...address,
    secondLine: foldText(known(record.secondLine)),
    city: foldText(place.city),
    postcode: foldText(place.postcode).replaceAll(' ', ''),
    mobile: normalPhone(known(record.mobile)),
    phone: normalPhone(known(record.phone)),
    taxId: normalKey(known(record.taxId)),
    bank: normalKey(known(record.bank)),
    card: normalKey(known(record.card)),
    device: normalKey(known(record.device)),
  }
}

/** Street, city and postcode; taken apart where the street holds all of them. */
function placeOf(record: PersonRecord): AddressParts {
  const [street, city, postcode] = [known(record.street), known(record.city), known(record.postcode)]
  return city === '' && postcode === '' ? splitAddressLine(street) : { street, city, postcode }
}

/** Words that stand for "no value" in files count as missing. */
function known(text: string | undefined): string {
  if (text === undefined || text === '' || text === 'NA') return ''
  return text.length < 12 && NOTHING.has(foldText(text)) ? '' : text
}

function nameOf(record: PersonRecord): { readonly given: string; readonly surname: string } {
  const given = normalNamePart(known(record.given))
  const surname = normalNamePart(known(record.surname))
  if (given !== '' || surname !== '' || record.name === undefined) return { given, surname }
  return splitWholeName(known(record.name))
}

const PHONE_DIGITS = 9

/**
 * The last nine digits of a phone number: the same with and without country code, trunk zero and signs. Fewer than
 * five digits are no number.
 */
function normalPhone(text: string): string {
  const digits = text.replace(/\D+/g, '').replace(/^0+/, '')
  return digits.length < 5 ? '' : digits.slice(-PHONE_DIGITS)
}

/** Letters and digits of an identifier, in lower case; one sign repeated (`0000000`) is a placeholder. */
function normalKey(text: string): string {
  const key = foldText(text).replaceAll(' ', '')
  return key.length < 3 || /^(.)\1*$/.test(key) ? '' : key
}
