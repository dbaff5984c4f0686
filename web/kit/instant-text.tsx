import { createContext, use } from 'react'
import {
  formatDayText,
  formatInstantDayText,
  formatInstantText,
  formatPeriodText,
} from '#web/kit/instant-format.ts'
import { useWords } from '#web/words/words.ts'

/** The zone every instant is read in: the company's, because its midnight cuts the periods. */
export const InstantZone = createContext<string | undefined>(undefined)

/** The zone instants are read in, for texts made outside the components here. */
export const useInstantZone = (): string | undefined => use(InstantZone)

/** An instant on the company's clock; the exact UTC reading and the zone stand in its title. */
export function InstantText({ at }: { readonly at: string | null | undefined }) {
  const { language, say } = useWords()
  const zone = useInstantZone()
  if (!at) return <span title={say('kit.missing')}>–</span>
  return (
    <time dateTime={at} title={titleOf(at, zone)}>
      {formatInstantText(at, language, zone)}
    </time>
  )
}

/** The day an instant falls on, by the company's clock. */
export function InstantDayText({ at }: { readonly at: string | null | undefined }) {
  const { language, say } = useWords()
  const zone = useInstantZone()
  if (!at) return <span title={say('kit.missing')}>–</span>
  return (
    <time dateTime={at} title={titleOf(at, zone)}>
      {formatInstantDayText(at, language, zone)}
    </time>
  )
}

const titleOf = (at: string, zone: string | undefined): string => (zone ? `${at} · ${zone}` : at)

/** A calendar day. */
export function DayText({ day }: { readonly day: string | null | undefined }) {
  const { language, say } = useWords()
  if (!day) return <span title={say('kit.missing')}>–</span>
  return <time dateTime={day}>{formatDayText(day, language)}</time>
}

/** A period by its name in the viewer's language. */
export function PeriodText({ period, short = false }: { readonly period: string; readonly short?: boolean }) {
  const { language } = useWords()
  return <span title={period}>{formatPeriodText(period, language, short ? 'short' : 'long')}</span>
}
