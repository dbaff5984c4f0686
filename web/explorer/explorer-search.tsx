import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { read } from '#web/api/client.ts'
import { DownlineFindDocument, type DownlineFindQuery } from '#web/api/generated/graphql.ts'
import { SearchIcon } from '#web/kit/icons.ts'
import css from '#web/shell/search-field.module.css'
import { nextLine } from '#web/shell/search-model.ts'
import { useWords } from '#web/words/words.ts'

export type DownlineHit = DownlineFindQuery['downlineFind'][number]

const WAIT_MS = 200

/** Finds anybody in the downline shown: type, Enter, there. */
export function ExplorerSearch({
  root,
  onFind,
}: {
  readonly root: string
  readonly onFind: (hit: DownlineHit) => void
}) {
  const { say } = useWords()
  const list = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [line, setLine] = useState(0)
  const { hits, busy } = useHits(root, text.trim())
  const [hurried, setHurried] = useState(false)
  const shown = open && text.trim().length >= 2
  const choose = (hit: DownlineHit | undefined) => {
    if (!hit) return
    setOpen(false)
    setText('')
    onFind(hit)
  }
  // Enter before the hits are there means the first of them.
  useEffect(() => {
    if (!hurried || busy) return
    setHurried(false)
    choose(hits[0])
  })
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return setOpen(false)
    if (event.key === 'Enter') return busy ? setHurried(true) : choose(hits[line])
    if (!event.key.startsWith('Arrow')) return
    event.preventDefault()
    setLine(nextLine(line, event.key, hits.length))
  }
  return (
    <div className={css.search}>
      <SearchIcon size={16} stroke={1.5} aria-hidden />
      <input
        type="search"
        role="combobox"
        aria-label={say('downline.search')}
        placeholder={say('downline.searchHint')}
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        {...(shown && hits[line] ? { 'aria-activedescendant': `${list}-${line}` } : {})}
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
      <div id={list} className={css.list} role="listbox" aria-label={say('shell.hits')} hidden={!shown}>
        {shown &&
          hits.map((hit, position) => (
            <div
              key={hit.member.id}
              id={`${list}-${position}`}
              role="option"
              tabIndex={-1}
              aria-selected={position === line}
              className={css.line}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(hit)}
              onKeyDown={() => {}}
            >
              <span className={css.title}>{hit.member.name || hit.member.number}</span>
              <span className={css.note}>
                {[hit.member.number, hit.rank, say('downline.atLevel', { level: hit.path.length - 1 })]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
          ))}
        {shown && hits.length === 0 && (
          <div className={css.none} role="option" tabIndex={-1} aria-selected={false} aria-disabled>
            {say(busy ? 'kit.busy' : 'shell.noHits')}
          </div>
        )}
      </div>
    </div>
  )
}

function useHits(
  root: string,
  text: string,
): { readonly hits: readonly DownlineHit[]; readonly busy: boolean } {
  const [state, setState] = useState<{ readonly text: string; readonly hits: readonly DownlineHit[] }>({
    text: '',
    hits: [],
  })
  useEffect(() => {
    if (text.length < 2) return
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      const reply = await read(DownlineFindDocument, { root, text }, stop.signal)
      if (!stop.signal.aborted) setState({ text, hits: reply.kind === 'data' ? reply.data.downlineFind : [] })
    }, WAIT_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [root, text])
  return { hits: text === state.text ? state.hits : [], busy: text !== state.text }
}
