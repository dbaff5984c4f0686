/**
 * What must never decide about a person: sex, age, origin, nationality, religion, health, disability, orientation,
 * family status, union, politics (Art. 9 GDPR, § 1 AGG); besides names, pictures and exact addresses. A column is
 * judged by its name alone, in German and English.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''))

/** Protected wherever the word stands. */
const ALWAYS = words(`
  sex gender male female ismale isfemale transgender salutation anrede mr mrs weiblich maennlich geschl
  gebdatum gebdat agegroup ageband agerange alterskategorie
  dob yob birth birthday birthdate birthplace altersgruppe altersklasse altersstufe lebensalter kundenalter
  hispanic latino latina afam african asian caucasian citizen immigrant foreigner migrant auslaender
  asylum asyl refugee fluechtling caste kaste tribe skin nativecountry veteran
  ethnic ethnicity ethnie hautfarbe citizenship nationality herkunftsland migration religion religious
  glaube kirche kirchensteuer church jewish muslim christian catholic katholisch evangelisch juedisch hijab
  bmi krankenstand
  disability disabled handicap pregnancy pregnant illness disease diagnosis diagnose
  lgbt lgbtq gay lesbian alleinerziehend ehe ehestand witwe witwer zivilstatus civilstand
  sexuality sexual marital married spouse divorced widowed verheiratet ledig geschieden verwitwet
  children child kids kinder kind dependents zivilstand
  unionized unionised betriebsrat wahlverhalten
  gewerkschaft gesundheit political politics politik politisch partei
  firstname forename surname lastname fullname vorname nachname familienname avatar
  street strasse anschrift hausnummer wohnadresse
`)

/** Parts of German words that are long enough to mean nothing else. */
const STEMS = [
  ...words(`geschlecht geburt staatsang staatsbuerger nationalit religion konfession weltanschauung behinder
    krankheit erkrankung schwanger ethni abstammung migrationshinter sexuell familienstand personenstand beziehungsstat
    ehepartner ehegatt kinderzahl kinderanzahl personalstatus
    aufenthaltsstatus aufenthaltstitel muttersprach kontaktname gewerkschaft parteizugeh parteimitgl
    gesundheitsz gesundheitlich`),
]

/** Protected unless another word of the name says that it is about a thing. */
const UNLESS_OF_A_THING = words(`
  age alter origin herkunft race health faith denomination address adresse photo picture image bild foto
`)

/** Protected only where nothing but words about a person stand beside it. */
const ALONE = words(
  'title titel name union party orientation civil family relationship single nation black white frau mann herr portrait',
)

const THINGS = words(`
  lead leads account domain company firm firma unternehmen organisation organization site website web page seite
  landing url ip mac email mail mails newsletter product produkt contract vertrag policy car vehicle auto fahrzeug
  house haus building loan credit kredit invoice rechnung ticket session device card cookie phone
  traffic channel kanal campaign kampagne call order bestellung shipping click visit besuch source quelle form
  record data score index banner ad book course kurs offer angebot distance insurance versicherung
`)

const PERSONS = words(`
  is
  customer client contact person personal member user applicant buyer subscriber owner partner lead
  kunde kunden kontakt mitglied bewerber interessent of the des der is your status stand
  first last middle full given maiden
`)

/** Two words that are protected together. */
const PAIRS = words(`
  first_name last_name family_name full_name given_name middle_name maiden_name
  civil_status family_status relationship_status native_country trade_union labor_union labour_union
  union_member union_membership party_affiliation party_membership medical_condition medical_history
  foreign_born foreign_worker senior_citizen mother_tongue residence_permit mar_stat party_preference m_f m_w
  geb_dat geb_datum house_no house_number skin_color skin_colour home_address
`)

/** Words of a column's name: `maritalStatus`, `marital_status` and `Marital-Status` read alike, `Straße` as `strasse`. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('ß', 'ss')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
}

/** True when a column's name says that it holds something protected. */
export function isProtectedColumn(name: string): boolean {
  const said = wordsOf(name)
  if (said.some((word) => ALWAYS.has(word) || STEMS.some((stem) => word.includes(stem)))) return true
  if (said.some((word, at) => PAIRS.has(`${word}_${said[at + 1]}`))) return true
  const ofAThing = said.some((word) => THINGS.has(word))
  if (!ofAThing && said.some((word) => UNLESS_OF_A_THING.has(word))) return true
  return said.some((word) => ALONE.has(word)) && said.every((word) => ALONE.has(word) || PERSONS.has(word))
}
