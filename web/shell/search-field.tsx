import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { SearchIcon } from '#web/kit/icons.ts'
import type { Place } from '#web/shell/navigation.ts'
import css from '#web/shell/search-field.module.css'
import { type Found, foundScreens, nextLine } from '#web/shell/search-model.ts'
import { useSearchHits } from '#web/shell/use-search-hits.ts'
import { useWords } from '#web/words/words.ts'

/** One field for members, orders and screens; `/` or Ctrl-K brings the caret here. */
export function SearchField({ places }: { readonly places: readonly Place[] }) {
  const { say } = useWords()
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const list = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [line, setLine] = useState(0)
  const [hurried, setHurried] = useState(false)
  const { hits, busy } = useSearchHits(text)
  const screens = useMemo(() => foundScreens(places, text, say), [places, text, say])
  const found = [...hits, ...screens]
  useSearchKeys(() => field.current?.focus())
  const choose = (one: Found | undefined) => {
    if (!one) return
    setOpen(false)
    setText('')
    field.current?.blur()
    void navigate({ to: one.to })
  }
  // Enter before the hits are there means the first of them.
  useEffect(() => {
    if (!hurried || busy) return
    setHurried(false)
    choose(found[0])
  })
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return field.current?.blur()
    if (event.key === 'Enter') return found.length === 0 && busy ? setHurried(true) : choose(found[line])
    if (!event.key.startsWith('Arrow')) return
    event.preventDefault()
    setLine(nextLine(line, event.key, found.length))
  }
  return (
    <div className={css.search}>
      <SearchIcon size={16} stroke={1.5} aria-hidden />
      <input
        ref={field}
        type="search"
        role="combobox"
        aria-label={say('shell.search')}
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        {...(open && found[line] ? { 'aria-activedescendant': `${list}-${line}` } : {})}
        placeholder={say('shell.searchHint')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setLine(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
      />
      <kbd aria-hidden>/</kbd>
      <div id={list} className={css.list} role="listbox" aria-label={say('shell.hits')} hidden={!open}>
        {open && <Lines found={found} line={line} list={list} choose={choose} />}
        {open && found.length === 0 && (
          <div className={css.none} role="option" tabIndex={-1} aria-selected={false} aria-disabled>
            {say(busy ? 'kit.busy' : 'shell.noHits')}
          </div>
        )}
      </div>
    </div>
  )
}

function Lines({
  found,
  line,
  list,
  choose,
}: {
  readonly found: readonly Found[]
  readonly line: number
  readonly list: string
  readonly choose: (one: Found) => void
}) {
  const { say } = useWords()
  return found.map((one, position) => (
    <div
      key={one.key}
      id={`${list}-${position}`}
      role="option"
      tabIndex={-1}
      aria-selected={position === line}
      className={css.line}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => choose(one)}
      onKeyDown={() => {}}
    >
      <span className={css.title}>{one.title}</span>
      <span className={css.note}>{one.note}</span>
      {found[position - 1]?.group !== one.group && (
        <span className={css.group}>{say(`shell.group.${one.group}`)}</span>
      )}
    </div>
  ))
}

/** `/` outside of fields, Ctrl-K or Cmd-K anywhere. */
function useSearchKeys(act: () => void): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const writing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select')
      const slash = event.key === '/' && !writing
      const control = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
      if (!slash && !control) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
