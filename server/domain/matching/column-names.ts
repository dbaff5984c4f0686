import { foldText } from '#server/domain/matching/fold-text.ts'
import type { PersonField } from '#server/domain/matching/person-record.ts'

/** The parts of a birth date that some files keep in columns of their own. */
export const BIRTH_PARTS = ['birthYear', 'birthMonth', 'birthDay'] as const

/** What a column may hold: the record's id, a person's field, or a part of the birth date. */
export type ColumnField = PersonField | 'id' | (typeof BIRTH_PARTS)[number]

/**
 * Names that files give to a person's fields, folded and without blanks, the most telling first. English, German and
 * the commonest of French, Spanish, Italian and Dutch.
 */
const NAMES: Readonly<Record<ColumnField, string>> = {
  id: `id recordid recid rowid uniqueid contactid personid customerid memberid key nummer kundennummer
    memberno rowno`,
  given: `givenname firstname forename fname given first vorname rufname christianname prenom nombre nome
    voornaam givennames namefirst nombres rufname firstnames`,
  surname: `surname lastname familyname lname sname last family nachname familienname zuname nom
    nomdefamille apellido apellidos cognome achternaam namelast surnames primerapellido
    birthname maidenname geburtsname`,
  name: `name fullname personname contactname kundenname vollername displayname nomcomplet
    nombrecompleto customername companyname company organisation organization organisationname
    organizationname business businessname firma firmenname firmname unternehmen sitename legalname
    authors author autor autoren creator title titel`,
  birthDate: `dateofbirth birthdate dob birthday bday born geburtsdatum gebdatum gebdat geburtstag geboren
    datedenaissance fechadenacimiento fechanacimiento datadinascita geboortedatum birth dobdate datebirth
    birthdt`,
  birthYear: `birthyear yearofbirth geburtsjahr by dobyear yob jahrgang geburtsdatumjahr dobyyyy`,
  birthMonth: `birthmonth monthofbirth geburtsmonat bm dobmonth mob geburtsdatummonat dobmon dobmm`,
  birthDay: `birthday1 dayofbirth geburtstagtag bd dobday geburtsdatumtag birthdaynumber dobdd`,
  email: `email emailaddress mail mailaddress emailadresse mailadresse courriel correo correoelectronico
    epost mailadress emailadress emailid`,
  street: `street streetname address1 address streetaddress addressline1 addressline addr addr1 strasse
    strassenname str anschrift adresse rue calle direccion via indirizzo straat road
    strassehausnummer strasseundhausnummer strassehausnr streetandnumber adresse1 fulladdress str1`,
  number: `streetnumber housenumber houseno houseno hausnummer hausnr hnr number numero huisnummer
    streetno nr doornumber buildingnumber`,
  secondLine: `address2 addressline2 addr2 adresszusatz zusatz unit apartment apt flat wohnung complement
    adresse2 secondline unitnumber street2 addition venue journal`,
  city: `city town suburb ort stadt wohnort locality place ville ciudad citta gemeinde plaats
    municipality stadtteil cityname townname birthplace placeofbirth geburtsort cityofbirth commune
    comune poblacion plaatsnaam`,
  postcode: `postcode postalcode zip zipcode plz postleitzahl codepostal codigopostal cap postcodezip postal
    cp zip5 postnumber pcode postcd zipcd`,
  phone: `phone telephone phonenumber telephonenumber tel telefon telefonnummer festnetz landline
    homephone phone1 telefono telefoonnummer fixedline phoneno telno contactnumber rufnummer tele
    phonehome telefonprivat landlinenumber phonenum phn`,
  mobile: `mobile mobilephone cell cellphone mobilenumber handy mobil mobilnummer handynummer portable
    movil mobiel mobileno cellnumber mobiltelefon mobilephonenumber phonemobile telefonmobil`,
  taxId: `taxid taxnumber socsecid ssn socialsecuritynumber socialsecurity nationalid vatid ustid ustidnr
    steuernummer steuerid tin taxno personalid idnumber passport passportnumber ausweisnummer nin
    nhsnumber sozialversicherungsnummer svnr dni nif medicare insuranceno`,
  bank: 'iban bank bankaccount accountnumber kontonummer konto bankverbindung bankkonto',
  card: 'card cardfingerprint kreditkarte creditcard cardnumber',
  device: 'device deviceid geraet fingerprint',
}

/** Words that say whose or which value a column holds, not what: `customer_first_name`, `postcode_fake`, `fname_c1`. */
const BESIDE = new Set(
  `customer client kunde kunden person personal patient contact kontakt user member mitglied voter applicant
    employee mitarbeiter teilnehmer home private privat residential residence mailing current primary main raw clean
    cleaned std standard standardised standardized normalised normalized orig original source src fake new txt text
    str val value field col column c1 c 1 01 i input cust pat ref l r left right a`.split(/\s+/),
)

/** Which column holds which field; absent where the file has none. */
export type ColumnMapping = Readonly<Partial<Record<ColumnField, string>>>

/**
 * Recognises a file's columns by their names, case, signs and accents aside (`E-Mail`, `given_name`, `Straße`), also
 * with words beside them that do not say what the column holds (`postcode_fake`). Each column serves one field; a
 * whole name is used only where given name and surname are not apart, parts of a birth date only together.
 */
export function recogniseColumns(columns: readonly string[]): ColumnMapping {
  const mapping: Partial<Record<ColumnField, string>> = {}
  const taken = new Set<string>()
  for (const form of [joined, withoutBeside]) {
    for (const [field, names] of Object.entries(NAMES) as [ColumnField, string][]) {
      if (mapping[field] !== undefined) continue
      const wanted = names.split(/\s+/)
      const found = columns
        .filter((column) => !taken.has(column))
        .map((column) => ({ column, rank: wanted.indexOf(form(column)) }))
        .filter(({ rank }) => rank >= 0)
        .sort((a, b) => a.rank - b.rank)[0]
      if (found === undefined) continue
      mapping[field] = found.column
      taken.add(found.column)
    }
  }
  return usable(mapping)
}

/** A column's name as words: `customerFirstName`, `Customer_First-Name` are `customer first name`. */
const wordsOf = (column: string): string[] => foldText(column.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')).split(' ')

const joined = (column: string): string => wordsOf(column).join('')

const withoutBeside = (column: string): string =>
  wordsOf(column)
    .filter((word) => !BESIDE.has(word))
    .join('')

function usable(mapping: Partial<Record<ColumnField, string>>): ColumnMapping {
  const whole = BIRTH_PARTS.every((part) => mapping[part] !== undefined)
  if (whole && mapping.birthDate === undefined) return mapping
  const rest = { ...mapping }
  for (const part of BIRTH_PARTS) delete rest[part]
  return rest
}

/** Every field that a mapping may name. */
export const MAPPABLE_FIELDS = Object.keys(NAMES) as readonly ColumnField[]
