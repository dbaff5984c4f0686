import { foldText } from '#server/domain/matching/fold-text.ts'
import type { PersonField } from '#server/domain/matching/person-record.ts'

/**
 * Names that files give to a person's fields, folded and without blanks, the most telling first. English, German and
 * the commonest of French, Spanish, Italian and Dutch.
 */
const NAMES: Readonly<Record<PersonField | 'id', string>> = {
  id: `id recordid recid rowid uniqueid contactid personid customerid memberid key nummer kundennummer
    memberno rowno`,
  given: `givenname firstname forename fname given first vorname rufname christianname prenom nombre nome
    voornaam givennames`,
  surname: `surname lastname familyname lname sname last family nachname familienname zuname nom
    nomdefamille apellido apellidos cognome achternaam`,
  name: `name fullname personname contactname kundenname vollername displayname nomcomplet
    nombrecompleto customername`,
  birthDate: `dateofbirth birthdate dob birthday bday born geburtsdatum gebdatum gebdat geburtstag geboren
    datedenaissance fechadenacimiento fechanacimiento datadinascita geboortedatum birth dobdate`,
  email: `email emailaddress mail mailaddress emailadresse mailadresse courriel correo correoelectronico
    epost`,
  street: `street streetname address1 address streetaddress addressline1 addressline addr addr1 strasse
    strassenname str anschrift adresse rue calle direccion via indirizzo straat road`,
  number: `streetnumber housenumber houseno houseno hausnummer hausnr hnr number numero huisnummer
    streetno nr`,
  secondLine: `address2 addressline2 addr2 adresszusatz zusatz unit apartment apt flat wohnung complement
    adresse2 secondline`,
  city: `city town suburb ort stadt wohnort locality place ville ciudad citta gemeinde plaats
    municipality stadtteil`,
  postcode: `postcode postalcode zip zipcode plz postleitzahl codepostal codigopostal cap postcodezip postal
    cp zip5 postnumber`,
  phone: `phone telephone phonenumber telephonenumber tel telefon telefonnummer festnetz landline
    homephone phone1 telefono telefoonnummer fixedline phoneno telno contactnumber rufnummer`,
  mobile: `mobile mobilephone cell cellphone mobilenumber handy mobil mobilnummer handynummer portable
    movil mobiel`,
  taxId: `taxid taxnumber socsecid ssn socialsecuritynumber socialsecurity nationalid vatid ustid ustidnr
    steuernummer steuerid tin taxno personalid idnumber passport passportnumber ausweisnummer nin
    nhsnumber sozialversicherungsnummer svnr dni nif medicare insuranceno`,
  bank: 'iban bank bankaccount accountnumber kontonummer konto bankverbindung bankkonto',
  card: 'card cardfingerprint kreditkarte creditcard cardnumber',
  device: 'device deviceid geraet fingerprint',
}

/** Which column holds which field; absent where the file has none. */
export type ColumnMapping = Readonly<Partial<Record<PersonField | 'id', string>>>

/**
 * Recognises a file's columns by their names, case, signs and accents aside (`E-Mail`, `given_name`, `Straße`). Each
 * column serves one field; a whole name is used only where given name and surname are not apart.
 */
export function recogniseColumns(columns: readonly string[]): ColumnMapping {
  const mapping: Partial<Record<PersonField | 'id', string>> = {}
  const taken = new Set<string>()
  for (const [field, names] of Object.entries(NAMES) as [PersonField | 'id', string][]) {
    const wanted = names.split(/\s+/)
    const found = columns
      .filter((column) => !taken.has(column))
      .map((column) => ({ column, rank: wanted.indexOf(foldText(column).replaceAll(' ', '')) }))
      .filter(({ rank }) => rank >= 0)
      .sort((a, b) => a.rank - b.rank)[0]
    if (found === undefined) continue
    mapping[field] = found.column
    taken.add(found.column)
  }
  return mapping
}

/** Every field that a mapping may name. */
export const MAPPABLE_FIELDS = Object.keys(NAMES) as readonly (PersonField | 'id')[]
