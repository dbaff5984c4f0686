/** Countries one can choose; a country that is stored already is always kept. */
export const COUNTRIES = [
  'DE',
  'AT',
  'CH',
  'LI',
  'LU',
  'GB',
  'IE',
  'NL',
  'BE',
  'FR',
  'IT',
  'ES',
  'PT',
  'DK',
  'SE',
  'NO',
  'FI',
  'PL',
  'CZ',
  'US',
  'CA',
  'AU',
] as const

/** The fields of a person as they are typed: texts, empty when unknown. */
export interface PersonFilled {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly street: string
  readonly postalCode: string
  readonly city: string
  readonly country: string
  readonly language: string
}

export const nobodyFilled = (language: string): PersonFilled => ({
  name: '',
  email: '',
  phone: '',
  street: '',
  postalCode: '',
  city: '',
  country: 'DE',
  language,
})

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** What is sent: spaces at the ends gone, empty fields as nothing. */
export function personSent(filled: PersonFilled) {
  return {
    name: filled.name.trim(),
    email: orNull(filled.email),
    phone: orNull(filled.phone),
    street: orNull(filled.street),
    postalCode: orNull(filled.postalCode),
    city: orNull(filled.city),
    country: filled.country,
    language: filled.language,
  }
}
