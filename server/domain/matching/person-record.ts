/** What a door hands over of one person: text as found, every field optional. */
export interface PersonRecord {
  readonly id: string
  readonly given?: string
  readonly surname?: string
  /** The whole name in one field, used where given name and surname are not apart. */
  readonly name?: string
  readonly birthDate?: string
  readonly email?: string
  readonly street?: string
  readonly number?: string
  readonly secondLine?: string
  readonly city?: string
  readonly postcode?: string
  readonly phone?: string
  readonly mobile?: string
  readonly taxId?: string
  readonly bank?: string
  readonly card?: string
  readonly device?: string
}

export type PersonField = Exclude<keyof PersonRecord, 'id'>

/** Fields of a person as compared, `''` where missing. `birthDate` is eight digits; the rest is folded text. */
export interface NormalPerson {
  readonly id: string
  readonly given: string
  readonly surname: string
  readonly birthDate: string
  readonly email: string
  readonly emailUser: string
  readonly street: string
  readonly number: string
  readonly secondLine: string
  readonly city: string
  readonly postcode: string
  readonly mobile: string
  readonly phone: string
  readonly taxId: string
  readonly bank: string
  readonly card: string
  readonly device: string
}

export type NormalField = Exclude<keyof NormalPerson, 'id'>

/** The order in which a record's fields are stored. */
export const NORMAL_FIELDS = [
  'given',
  'surname',
  'birthDate',
  'email',
  'emailUser',
  'street',
  'number',
  'secondLine',
  'city',
  'postcode',
  'mobile',
  'phone',
  'taxId',
  'bank',
  'card',
  'device',
] as const satisfies readonly NormalField[]
