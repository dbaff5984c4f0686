import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import css from '#web/pages/members/path-line.module.css'
import { useWords } from '#web/words/words.ts'

interface Crumb {
  readonly id: string
  readonly number: string
  readonly name: string
}

/** The line of sponsorship from the top down; long ones are folded in the middle. The separator is the fork. */
export function PathLine({
  path,
  onChoose,
}: {
  readonly path: readonly Crumb[]
  readonly onChoose?: (id: string) => void
}) {
  const { say } = useWords()
  const folded = path.length > 5
  const shown = folded ? [...path.slice(0, 1), ...path.slice(-3)] : path
  return (
    <nav className={css.path} aria-label={say('downline.path')}>
      <ol>
        {shown.map((crumb, position) => {
          const word = crumb.name === '' ? crumb.number : crumb.name
          const here = position === shown.length - 1
          return (
            <Fragment key={crumb.id}>
              {folded && position === 1 && (
                <li>
                  <Fork />
                  <span className={css.between}>{say('downline.between', { count: path.length - 4 })}</span>
                </li>
              )}
              <li>
                {position > 0 && <Fork />}
                {here ? (
                  <span aria-current="location">{word}</span>
                ) : onChoose ? (
                  <button type="button" onClick={() => onChoose(crumb.id)}>
                    {word}
                  </button>
                ) : (
                  <Link to={`/downline/${crumb.id}`}>{word}</Link>
                )}
              </li>
            </Fragment>
          )
        })}
      </ol>
    </nav>
  )
}

function Fork() {
  return (
    <svg viewBox="0 0 10 12" width="10" height="12" aria-hidden="true" className={css.fork}>
      <path d="M2 0v7h8" />
    </svg>
  )
}
