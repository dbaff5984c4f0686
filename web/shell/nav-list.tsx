import { Tooltip } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import { isInPlace, type Place } from '#web/shell/navigation.ts'
import { PlaceSign } from '#web/shell/place-icon.tsx'
import css from '#web/shell/shell.module.css'
import { useWords } from '#web/words/words.ts'

/** The places of a viewer as links; collapsed to signs with tooltips where there is little room. */
export function NavList({
  places,
  collapsed = false,
  onChoose,
}: {
  readonly places: readonly Place[]
  readonly collapsed?: boolean
  readonly onChoose?: () => void
}) {
  const { say } = useWords()
  const { pathname } = useLocation()
  return (
    <ul className={css.places} data-collapsed={collapsed || undefined}>
      {places.map((place) => (
        <li key={place.to}>
          <Tooltip label={say(place.word)} position="right" disabled={!collapsed}>
            <Link
              to={place.to}
              className={css.place}
              onClick={onChoose}
              {...(isInPlace(pathname, place.to) ? { 'aria-current': 'page' as const } : {})}
            >
              <PlaceSign icon={place.icon} />
              <span>{say(place.word)}</span>
            </Link>
          </Tooltip>
        </li>
      ))}
    </ul>
  )
}
