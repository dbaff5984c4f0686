/**
 * What must never decide about a person: sex, age, origin, nationality, religion, health, disability, orientation,
 * family status, union, politics; besides names, pictures and exact addresses (`crm.md` 3, fairness guard; Art. 9
 * GDPR, § 1 AGG). German and English, matched as whole words of the column's name.
 */
const PROTECTED_WORDS = new Set(
  [
    'sex gender geschlecht anrede salutation title male female',
    'age alter age_group altersgruppe birth born birthday birthdate dob geburtstag geburtsdatum geburtsjahr yob',
    'origin ethnicity ethnic race herkunft abstammung ethnie hautfarbe',
    'nationality nationalitaet nationalität citizenship staatsangehoerigkeit staatsangehörigkeit staatsbuergerschaft',
    'religion religious konfession faith denomination',
    'health gesundheit krankheit illness disease disability disabled behinderung handicap pregnancy schwangerschaft',
    'orientation sexuality sexual',
    'marital married familienstand civil family_status familienstatus spouse children kinder dependents',
    'union gewerkschaft politics political politik party partei',
    'firstname forename surname lastname vorname nachname familienname fullname photo picture image bild foto avatar',
    'street strasse straße address anschrift adresse hausnummer house_number',
  ]
    .join(' ')
    .split(' '),
)

/** Words of a column's name: `maritalStatus`, `marital_status` and `Marital Status` read alike. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '')
}

const PAIRS = new Set([
  'first name',
  'last name',
  'family name',
  'full name',
  'e mail address',
  'date of birth',
])
/** Columns named just so hold a person's name or number. */
const WHOLE_NAMES = new Set(['name', 'race', 'alter'])
/** Words that make another one harmless: an e-mail flag is not where somebody lives, a lead's origin not a person's. */
const HARMLESS = new Set(
  'email mail web ip job landing page product lead traffic channel campaign order contact click session'.split(
    ' ',
  ),
)

/** True when a column's name says that it holds something protected. */
export function isProtectedColumn(name: string): boolean {
  const words = wordsOf(name)
  const joined = words.join(' ')
  if (WHOLE_NAMES.has(joined) || PAIRS.has(joined)) return true
  if (words.some((word) => HARMLESS.has(word))) return false
  return words.some((word) => PROTECTED_WORDS.has(word)) || PROTECTED_WORDS.has(words.join('_'))
}
