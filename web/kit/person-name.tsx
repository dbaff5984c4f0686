import css from '#web/kit/person-name.module.css'
import { useWords } from '#web/words/words.ts'

interface Person {
  readonly number: string
  readonly name: string
}

/** A member's name and number; where sight gives no name, it says so. */
export function PersonName({ person }: { readonly person: Person }) {
  const { say } = useWords()
  return (
    <span className={css.person}>
      {person.name === '' ? say('kit.unnamed') : person.name}{' '}
      <span className={css.number}>{person.number}</span>
    </span>
  )
}
