import type { Language } from '#web/words/words.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', options)
  formats.set(key, made)
  return made
}

const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const
const CLOCK = { ...DAY, hour: '2-digit', minute: '2-digit' } as const

/** Milliseconds of an instant as the server writes it (UTC where no offset stands), NaN when it is none. */
const millisOf = (iso: string): number => Date.parse(/[zZ]|[+-]\d\d:\d\d$/.test(iso) ? iso : `${iso}Z`)

/**
 * "22 Nov 2026, 09:40" on the clock of `zone`, the company's, by which orders fall into periods. A reader whose own
 * clock says otherwise gets the zone's name behind it ("09:40 CET"). The text itself when it is no instant.
 */
export function formatInstantText(iso: string, language: Language, zone: string | undefined): string {
  const at = millisOf(iso)
  if (Number.isNaN(at)) return iso
  const own = formatOf(language, CLOCK).format(at)
  if (zone === undefined || formatOf(language, { ...CLOCK, timeZone: zone }).format(at) === own) return own
  return formatOf(language, { ...CLOCK, timeZone: zone, timeZoneName: 'short' }).format(at)
}

/** The calendar day an instant falls on in `zone`, the company's: "1 Nov 2026". */
export function formatInstantDayText(iso: string, language: Language, zone: string | undefined): string {
  const at = millisOf(iso)
  if (Number.isNaN(at)) return iso
  return formatOf(language, zone === undefined ? DAY : { ...DAY, timeZone: zone }).format(at)
}

/** A calendar day, free of any zone: "22 Nov 2026"; the text itself when it is none, an instant for one. */
export function formatDayText(day: string, language: Language): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(at)) return day
  return formatOf(language, { ...DAY, timeZone: 'UTC' }).format(at)
}

/** `2026-10` as "October 2026", `2026-W45` as "Week 45, 2026" (KW in German). */
export function formatPeriodText(
  period: string,
  language: Language,
  month: 'long' | 'short' = 'long',
): string {
  const week = /^(\d{4})-W(\d{2})$/.exec(period)
  if (week) return language === 'de' ? `KW ${week[2]}/${week[1]}` : `Week ${week[2]}, ${week[1]}`
  const at = Date.parse(`${period}-01T00:00:00Z`)
  if (!/^\d{4}-\d{2}$/.test(period) || Number.isNaN(at)) return period
  return formatOf(language, { month, year: 'numeric', timeZone: 'UTC' }).format(at)
}

/** A country code as its name: "Austria", "Österreich". */
export function formatCountry(code: string, language: Language): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code
}
