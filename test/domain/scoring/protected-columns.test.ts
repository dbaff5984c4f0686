import { describe, expect, it } from 'vitest'
import { isProtectedColumn } from '#server/domain/scoring/protected-columns.ts'

const names = (text: string): string[] =>
  text
    .split(/[|\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

const PROTECTED = names(`
  sex|Gender|Customer Gender|Lead Gender|Contact Age|age|Age Group|Age (years)|Alter|Alter in Jahren|
  Geschlecht|Kundengeschlecht|marital|maritalStatus|Marital_Status|Familienstand|Nationality|
  Nationalität|Staatsangehörigkeit|Religion|Religionszugehörigkeit|Konfession|Herkunft|
  Country of Origin|origin|ethnic_group|Disability|Behinderung|Schwerbehindert|Gesundheitszustand|
  health status|Sexual Orientation|orientation|Trade Union|Gewerkschaftsmitglied|union|Political Party|
  party|Partei|First Name|Vorname|Nachname|surname|name|Customer Name|Lead Name|Name|Title|photo|
  Profile Picture|Street|Straße|Strasse|Hausnummer|Address|Home Address|Adresse|Anschrift|Date of Birth|
  Geburtsdatum|birthYear|children|Kinder|Kinderzahl|native-country|Anrede|civil status|race|Disease|
  Geburtsort|Straße 2|address1|hispanic|is_black|white|SeniorCitizen|Kirchensteuer|Glaube|Kinderanzahl|
  Ehestand|citizen|foreign_born|Ausländer|Migrant|transgender|Nation|mother_tongue|Muttersprache|Frau|Herr/Frau|
  weiblich|männlich|single|gebdatum|Geb.-Datum|agegroup|caste|BMI|m/w/d|Zivilstatus|Staatsang.|Aufenthaltsstatus
`)

const HARMLESS = names(`
  Lead Origin|Page Views|Page Views Per Visit|Job Title|Do Not Email|Email Address|IP Address|
  Lead Source|Lead Age|Account Age|Age of account|Domain Age|Landing Page|message|usage|Image Ad|City|
  Country|Specialization|What is your current occupation|Language|Region|Product Name|Campaign Name|
  Company Name|Package|Average|Stage|Manager|Mortgage|Third Party|Credit Union|Party Size|Family Plan|
  Customer Health Score|Lead Herkunft|Herkunft des Leads|Leadherkunft|job|education|default|housing|
  loan|contact|month|campaign|poutcome|Course Title|Book Title|Sextant|Essex|Middlesex|Unionpay|
  Alternative|alternate email|Page Title|Civil Engineering|Screen Orientation|Relationship Manager|
  Business Relationship|Race Distance|Username|pages|engagement|Produktbild|Call Origin|Traffic Origin|
  white_paper_downloads|blacklist|black friday|single page visits|net weight|Frauen Produkt|Mannheim|Partner Channel|
  national campaign|Kirchheim|ehemaliger Kunde|Kanal|coverage|Landline|Altersvorsorge|Muttergesellschaft|
  single sign on|Relation|Tags|nr.employed|emp.var.rate|Vertragsalter|Website|euribor3m
`)

describe('what must never decide about a person', () => {
  it.each(PROTECTED)('%s is left out', (name) => {
    expect(isProtectedColumn(name)).toBe(true)
  })

  it.each(PROTECTED)('%s is left out however it is written', (name) => {
    const words = name.replace(/([a-z])([A-Z])/g, '$1 $2')
    for (const written of [
      words.toUpperCase(),
      words.toLowerCase(),
      words.replaceAll(' ', '_'),
      ` ${words}? `,
    ]) {
      expect(isProtectedColumn(written), written).toBe(true)
    }
  })

  it.each(HARMLESS)('%s is not accused', (name) => {
    expect(isProtectedColumn(name)).toBe(false)
  })

  it('accuses no empty name', () => {
    expect(isProtectedColumn('')).toBe(false)
  })
})
