import { COMPARISON, NAME_LEVEL } from '#server/domain/matching/comparisons.ts'
import type { PairComparer } from '#server/domain/matching/pair-comparer.ts'
import { FIELD, type PersonStore } from '#server/domain/matching/person-store.ts'

// Held here by name: read for every pair, and a name of this file is the fastest to read.
const { birthDate: BIRTH_DATE, surname: SURNAME } = FIELD
const {
  birthDate: AT_BIRTH_DATE,
  email: AT_EMAIL,
  name: AT_NAME,
  street: AT_STREET,
  taxId: AT_TAX_ID,
} = COMPARISON

/**
 * Rules that keep evidence of one home from adding up to one person: people who live together share address, phone
 * and bank at once, and a sum of bits takes each for a proof of its own.
 */
export type Brake = 'HOUSEHOLD' | 'HOUSEHOLD_TAX_ID' | 'TWINS' | 'SENIOR_JUNIOR' | 'OTHER_GIVEN_NAME'

const GENERATION_YEARS = 13
const BIRTH_EQUAL = 1
const BIRTH_ELSE = 4
const AGREES = 1

/** Most bits a braked pair may reach: a household stays just below one half, the rest go to a person's review. */
export const BRAKE_BITS: Readonly<Record<Brake, number>> = {
  HOUSEHOLD: Math.log2(0.49 / 0.51),
  HOUSEHOLD_TAX_ID: 3,
  TWINS: 3,
  SENIOR_JUNIOR: 3,
  OTHER_GIVEN_NAME: 3,
}

/** The pair a brake is asked about. */
export interface ComparedPair {
  readonly store: PersonStore
  readonly comparer: PairComparer
  readonly left: number
  readonly right: number
  readonly levels: Uint8Array
}

/** The brake that strikes a compared pair, if any. */
export function brakeOf(pair: ComparedPair): Brake | undefined {
  const { comparer, left, right, levels } = pair
  const birth = levels[AT_BIRTH_DATE]!
  const taxIdAgrees = levels[AT_TAX_ID] === AGREES
  if (levels[AT_NAME] === NAME_LEVEL.equal) return isSeniorJunior(pair) ? 'SENIOR_JUNIOR' : undefined
  if (!comparer.givenNamesDiffer(left, right)) return undefined
  if (birth === BIRTH_ELSE) return taxIdAgrees ? 'HOUSEHOLD_TAX_ID' : 'HOUSEHOLD'
  if (birth === 0) return 'OTHER_GIVEN_NAME'
  const emailAgrees = levels[AT_EMAIL] === AGREES
  const twins = birth === BIRTH_EQUAL && sameSurname(pair) && !taxIdAgrees && !emailAgrees
  return twins ? 'TWINS' : undefined
}

function sameSurname({ store, left, right }: ComparedPair): boolean {
  const surname = store.at(left, SURNAME)
  return surname !== 0 && surname === store.at(right, SURNAME)
}

function isSeniorJunior({ store, left, right, levels }: ComparedPair): boolean {
  if (levels[AT_BIRTH_DATE] !== BIRTH_ELSE || levels[AT_STREET] !== AGREES) return false
  const years = [left, right].map((row) => Number(store.text(row, BIRTH_DATE).slice(0, 4)))
  return Math.abs(years[0]! - years[1]!) >= GENERATION_YEARS
}
