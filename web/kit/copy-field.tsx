import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import css from '#web/kit/copy-field.module.css'
import { CopyIcon } from '#web/kit/icons.ts'
import { useWords } from '#web/words/words.ts'

/** A text to take along, with a button that copies it. */
export function CopyField({ label, text }: { readonly label: string; readonly text: string }) {
  const { say } = useWords()
  const [copied, setCopied] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const copy = async () => {
    // Without TLS or permission there is no clipboard: the text is marked, ready for Ctrl-C.
    field.current?.select()
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    setCopied(done === true)
  }
  return (
    <div className={css.copy}>
      <input ref={field} className={css.text} readOnly value={text} aria-label={label} />
      <Button leftSection={<CopyIcon size={16} stroke={1.5} />} onClick={() => void copy()}>
        {say(copied ? 'kit.copied' : 'kit.copy')}
      </Button>
    </div>
  )
}
