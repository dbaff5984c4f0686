import type { RowFacts } from '#server/ports/imports.ts'

/** Why a row was not taken, or was taken with a warning: the code's sentences, `{name}` filled from its facts. */
const SENTENCES = {
  ROW_LENGTH: {
    en: 'The row has {fields} fields where the header has {columns}; check quotes and separators.',
    de: 'Die Zeile hat {fields} Felder, die Kopfzeile {columns}; prüfen Sie Anführungszeichen und Trennzeichen.',
  },
  NUMBER_MISSING: {
    en: 'The row names no number; give it one.',
    de: 'Die Zeile nennt keine Nummer; ergänzen Sie eine.',
  },
  TEXT_TOO_LONG: {
    en: 'The field {field} has {length} characters where {most} are the most; shorten it.',
    de: 'Das Feld {field} hat {length} Zeichen, erlaubt sind {most}; kürzen Sie es.',
  },
  MEMBER_TWICE: {
    en: 'Member {number} stands in the file before; the first row holds.',
    de: 'Mitglied {number} steht schon weiter oben in der Datei; die erste Zeile gilt.',
  },
  DATE_IMPOSSIBLE: {
    en: '"{text}" is no date of the years 1900 to 2199; correct it, or say in the mapping how dates are written.',
    de: '„{text}“ ist kein Datum der Jahre 1900 bis 2199; berichtigen Sie es, oder sagen Sie in der Zuordnung, wie Daten geschrieben sind.',
  },
  DATE_FUTURE: {
    en: '{text} lies in the future; correct it.',
    de: '{text} liegt in der Zukunft; berichtigen Sie es.',
  },
  STATUS_UNKNOWN: {
    en: 'The mapping does not say what the status "{text}" is; name it under statuses.',
    de: 'Die Zuordnung sagt nicht, was der Status „{text}“ ist; nennen Sie ihn unter statuses.',
  },
  SPONSOR_UNKNOWN: {
    en: 'Sponsor {sponsor} is neither in the file nor in the company; add the member.',
    de: 'Sponsor {sponsor} steht weder in der Datei noch in der Firma; legen Sie das Mitglied an.',
  },
  SPONSOR_RING: {
    en: 'Following sponsors from {number} leads back to {number}; correct one of them.',
    de: 'Die Sponsoren von {number} führen zu {number} zurück; berichtigen Sie einen davon.',
  },
  SPONSOR_LATER: {
    en: 'Sponsor {sponsor} joined after {number}; correct one of the dates.',
    de: 'Sponsor {sponsor} kam nach {number}; berichtigen Sie eines der Daten.',
  },
  SPONSOR_REJECTED: {
    en: 'Sponsor {sponsor} was not taken itself; correct that row first.',
    de: 'Sponsor {sponsor} wurde selbst nicht übernommen; berichtigen Sie zuerst dessen Zeile.',
  },
  QUANTITY_UNREADABLE: {
    en: '"{text}" is no whole number of pieces; correct it.',
    de: '„{text}“ ist keine ganze Stückzahl; berichtigen Sie sie.',
  },
  PRICE_UNREADABLE: {
    en: '"{text}" is no price; correct it, or say in the mapping how decimals are written (decimal: "," or ".").',
    de: '„{text}“ ist kein Preis; berichtigen Sie ihn, oder sagen Sie in der Zuordnung, wie Dezimalzahlen geschrieben sind (decimal: "," oder ".").',
  },
  PRODUCT_MISSING: {
    en: 'The row names no product.',
    de: 'Die Zeile nennt kein Produkt.',
  },
  PRICE_NEGATIVE: {
    en: 'A negative price is bookkeeping and not goods.',
    de: 'Ein negativer Preis ist Buchhaltung und keine Ware.',
  },
  AMOUNT_TOO_LARGE: {
    en: 'The amount of this line is larger than any order; correct price and pieces.',
    de: 'Der Betrag dieser Zeile ist größer als jede Bestellung; berichtigen Sie Preis und Stückzahl.',
  },
  QUANTITY_NEGATIVE: {
    en: '{quantity} pieces without a credit note is a stock correction and not an order.',
    de: '{quantity} Stück ohne Gutschrift sind eine Bestandskorrektur und keine Bestellung.',
  },
  QUANTITY_ZERO: {
    en: 'The row orders no pieces.',
    de: 'Die Zeile bestellt kein Stück.',
  },
  CREDIT_POSITIVE: {
    en: 'A credit note takes back, but this line has {quantity} pieces.',
    de: 'Eine Gutschrift nimmt zurück, aber diese Zeile hat {quantity} Stück.',
  },
  CREDIT_UNMATCHED: {
    en: 'Buyer {buyer} has no earlier line of {product} left that this could take back.',
    de: 'Käufer {buyer} hat keine frühere Zeile von {product} mehr, die dies zurücknehmen könnte.',
  },
  ORDER_TWO_BUYERS: {
    en: 'Order {order} names two buyers.',
    de: 'Bestellung {order} nennt zwei Käufer.',
  },
  BUYER_UNKNOWN: {
    en: 'Buyer {buyer} is no member of the company; import the member first.',
    de: 'Käufer {buyer} ist kein Mitglied der Firma; importieren Sie zuerst das Mitglied.',
  },
  ORDER_BEFORE_JOINED: {
    en: 'The order is dated before its buyer joined.',
    de: 'Die Bestellung liegt vor dem Beitritt des Käufers.',
  },
  ORDER_IN_FUTURE: {
    en: 'The order is dated in the future.',
    de: 'Die Bestellung liegt in der Zukunft.',
  },
  PERIOD_CLOSED: {
    en: 'Period {period} is closed; nothing may be dated into it.',
    de: 'Die Periode {period} ist abgeschlossen; nichts darf in sie datiert werden.',
  },
  // warnings
  UNKNOWN_COLUMN: {
    en: 'The mapping does not read the column "{column}"; name it under ignore if that is right.',
    de: 'Die Zuordnung liest die Spalte „{column}“ nicht; nennen Sie sie unter ignore, wenn das richtig ist.',
  },
  COUNTRY_UNKNOWN: {
    en: 'The mapping has no code for the country "{text}"; it is kept as ZZ.',
    de: 'Die Zuordnung hat keinen Code für das Land „{text}“; es bleibt als ZZ.',
  },
  EMAIL_UNREADABLE: {
    en: '"{text}" is no e-mail address; the member was taken without it.',
    de: '„{text}“ ist keine E-Mail-Adresse; das Mitglied wurde ohne sie übernommen.',
  },
  MEMBER_DIFFERS: {
    en: 'Member {number} is in the company with other details ({fields}); it was left as it is: change it in the app.',
    de: 'Mitglied {number} steht in der Firma mit anderen Angaben ({fields}); es blieb, wie es ist: ändern Sie es in der Anwendung.',
  },
  ORDER_DIFFERS: {
    en: 'Order {order} is in the company with other lines; it was left as it is.',
    de: 'Bestellung {order} steht in der Firma mit anderen Zeilen; sie blieb, wie sie ist.',
  },
  ORDER_TWO_INSTANTS: {
    en: 'Order {order} has lines of another time; the first holds.',
    de: 'Bestellung {order} hat Zeilen einer anderen Zeit; die erste gilt.',
  },
  DUPLICATE_LINE: {
    en: 'The same line stands in this order before; both are kept.',
    de: 'Dieselbe Zeile steht schon in dieser Bestellung; beide bleiben.',
  },
  CREDIT_PARTLY: {
    en: 'Only {taken} of {quantity} pieces were left to take back; {rest} stay open.',
    de: 'Nur {taken} von {quantity} Stück waren noch zurückzunehmen; {rest} bleiben offen.',
  },
  PRICE_BELOW_MINOR: {
    en: 'A price of {text} is below the smallest coin; the line was rounded once.',
    de: 'Ein Preis von {text} ist kleiner als die kleinste Münze; die Zeile wurde einmal gerundet.',
  },
} as const

export type RowReason = keyof typeof SENTENCES

export const ROW_REASONS = Object.keys(SENTENCES) as readonly RowReason[]

/** True for a code that has a sentence. */
export const isRowReason = (code: string): code is RowReason => Object.hasOwn(SENTENCES, code)

/** The sentence of a reason for many rows at once, in English: what differs from row to row is left open. */
export const reasonInGeneral = (code: RowReason): string => SENTENCES[code].en.replace(/\{\w+\}/g, '…')

/** The sentence of a reason with its facts. */
export const reasonSentence = (code: RowReason, facts: RowFacts, language: 'de' | 'en'): string =>
  SENTENCES[code][language].replace(/\{(\w+)\}/g, (_all, name: string) => facts[name] ?? '')
