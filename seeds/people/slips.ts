import type { Chance } from '#server/domain/kernel/chance.ts'
import type { PersonField, PersonRecord } from '#server/domain/matching/person-record.ts'

/** How often a second record of a person differs. */
export interface SlipRates {
  /** Chance of a slip of the pen in a field. */
  readonly typing: number
  /** Chance that a field is left empty. */
  readonly gap: number
  /** Chance of a new home, and of a new mail address. */
  readonly move: number
}

const FIELDS: readonly PersonField[] = [
  'given',
  'surname',
  'birthDate',
  'email',
  'street',
  'number',
  'city',
  'postcode',
  'phone',
  'mobile',
  'taxId',
]
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const SHORT: Readonly<Record<string, string>> = {
  Robert: 'Bob',
  William: 'Bill',
  Elizabeth: 'Liz',
  Katherine: 'Kate',
  Michael: 'Mike',
  Thomas: 'Tom',
  Alexander: 'Alex',
  Johannes: 'Hannes',
  Katharina: 'Kathi',
  Margarete: 'Greta',
  Wolfgang: 'Wolf',
  Sebastian: 'Basti',
}

/** The same person written down once more, with slips. `elsewhere` is where somebody else lives, for a move. */
export function secondRecord(
  first: PersonRecord,
  { rates, elsewhere }: { readonly rates: SlipRates; readonly elsewhere: PersonRecord },
  chance: Chance,
): PersonRecord {
  const record: Record<string, string> = { ...first }
  if (chance.happens(rates.move)) {
    for (const field of ['street', 'number', 'city', 'postcode', 'phone'] as const)
      copyField(record, elsewhere, field)
  }
  if (chance.happens(rates.move))
    record['email'] = `${chance.below(1_000_000)}${first.email ?? '@example.com'}`
  if (chance.happens(rates.typing / 3) && first.given !== undefined && first.surname !== undefined) {
    record['given'] = first.surname
    record['surname'] = first.given
  } else if (chance.happens(rates.typing)) record['given'] = SHORT[first.given ?? ''] ?? first.given ?? ''
  for (const field of FIELDS) {
    const value = record[field]
    if (value === undefined) continue
    if (chance.happens(rates.gap)) delete record[field]
    else if (chance.happens(rates.typing)) record[field] = mistyped(value, chance)
  }
  return record as unknown as PersonRecord
}

function copyField(record: Record<string, string>, from: PersonRecord, field: PersonField): void {
  const value = from[field]
  if (value === undefined) delete record[field]
  else record[field] = value
}

/** One letter or digit put in, left out, replaced or swapped with its neighbour. */
export function mistyped(value: string, chance: Chance): string {
  const at = chance.below(value.length)
  const digit = /\d/.test(value[at] ?? '')
  const sign = digit ? String(chance.below(10)) : LETTERS[chance.below(LETTERS.length)]!
  const kind = digit ? 2 + chance.below(2) : chance.below(4)
  if (kind === 0) return value.slice(0, at) + sign + value.slice(at)
  if (kind === 1) return value.slice(0, at) + value.slice(at + 1)
  if (kind === 2) return value.slice(0, at) + sign + value.slice(at + 1)
  return value.slice(0, at) + (value[at + 1] ?? '') + (value[at] ?? '') + value.slice(at + 2)
}
