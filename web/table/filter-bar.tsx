import { TextInput } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { SearchIcon } from '#web/kit/icons.ts'
import css from '#web/table/filter-bar.module.css'
import { useWords } from '#web/words/words.ts'

const WAIT_MS = 250

/** Search and filters above a list; all of it lives in the address. */
export function FilterBar({
  search,
  onSearch,
  children,
}: {
  readonly search: string
  readonly onSearch: (text: string) => void
  readonly children?: ReactNode
}) {
  const { say } = useWords()
  const [text, setText] = useState(search)
  const [sent, setSent] = useState(search)
  const [seen, setSeen] = useState(search)
  if (search !== seen) {
    setSeen(search)
    // What the field has sent comes back as `search`; anything else was set elsewhere, for instance cleared.
    if (search !== sent) {
      setSent(search)
      setText(search)
    }
  }
  useEffect(() => {
    if (text.trim() === search) return
    const timer = setTimeout(() => {
      setSent(text.trim())
      onSearch(text.trim())
    }, WAIT_MS)
    return () => clearTimeout(timer)
  }, [text, search, onSearch])
  return (
    <search className={css.bar}>
      <TextInput
        className={css.search}
        type="search"
        aria-label={say('kit.search')}
        placeholder={say('kit.search')}
        leftSection={<SearchIcon size={16} stroke={1.5} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {children}
    </search>
  )
}

/** One choice out of a few, as chips; pressing the chosen one removes it. */
export function FilterChips({
  label,
  options,
  chosen,
  onChoose,
}: {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly chosen: string
  readonly onChoose: (value: string) => void
}) {
  return (
    <fieldset className={css.chips} aria-label={label}>
      {options.map(({ value, label: word }) => (
        <button
          key={value}
          type="button"
          className={css.chip}
          aria-pressed={value === chosen}
          onClick={() => onChoose(value === chosen ? '' : value)}
        >
          {word}
        </button>
      ))}
    </fieldset>
  )
}
