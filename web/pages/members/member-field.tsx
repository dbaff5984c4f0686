import { TextInput } from '@mantine/core'
import { useEffect, useId, useState } from 'react'
import { read } from '#web/api/client.ts'
import { DownlineFindDocument, MembersDocument } from '#web/api/generated/graphql.ts'
import { isStaff, useViewer, type Viewer } from '#web/session/session.tsx'
import { useWords } from '#web/words/words.ts'

interface Choice {
  readonly number: string
  readonly name: string
}

/** A member chosen by number or name: what is typed is looked up, and the one meant is shown by name. */
export function MemberField({
  label,
  number,
  onChoose,
  required = false,
}: {
  readonly label: string
  readonly number: string
  readonly onChoose: (number: string) => void
  readonly required?: boolean
}) {
  const { say } = useWords()
  const viewer = useViewer()
  const list = useId()
  const [choices, setChoices] = useState<readonly Choice[]>([])
  useEffect(() => {
    const text = number.trim()
    if (text.length < 2) return setChoices([])
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      const found = await findChoices(viewer, text, stop.signal)
      if (!stop.signal.aborted) setChoices(found)
    }, 200)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [number, viewer])
  const meant = choices.find((one) => one.number === number.trim())
  // Whoever typed a whole name that only one of them has means that one.
  const settle = () => {
    const named = choices.filter(({ name }) => name.toLowerCase() === number.trim().toLowerCase())
    if (named.length === 1 && named[0]) onChoose(named[0].number)
  }
  return (
    <>
      <TextInput
        label={label}
        description={meant ? meant.name : say('member.fieldHint')}
        required={required}
        list={list}
        value={number}
        onChange={(event) => onChoose(event.currentTarget.value)}
        onBlur={settle}
        autoComplete="off"
      />
      <datalist id={list}>
        {choices.map((one) => (
          <option key={one.number} value={one.number}>
            {one.name}
          </option>
        ))}
      </datalist>
    </>
  )
}

async function findChoices(viewer: Viewer, text: string, signal: AbortSignal): Promise<readonly Choice[]> {
  if (isStaff(viewer)) {
    const reply = await read(MembersDocument, { search: text, order: 'NAME' }, signal)
    return reply.kind === 'data' ? reply.data.members.rows.slice(0, 10) : []
  }
  const reply = await read(DownlineFindDocument, { text }, signal)
  return reply.kind === 'data' ? reply.data.downlineFind.map(({ member }) => member) : []
}
