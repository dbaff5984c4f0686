import { Button } from '@mantine/core'
import { useState } from 'react'
import css from '#web/kit/copy-field.module.css'
import { CopyIcon } from '#web/kit/icons.ts'
import { useWords } from '#web/words/words.ts'

/** A text to take along, with a button that copies it. */
export function CopyField({ label, text }: { readonly label: string; readonly text: string }) {
  const { say } = useWords()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <div className={css.copy}>
      <input className={css.text} readOnly value={text} aria-label={label} />
      <Button leftSection={<CopyIcon size={16} stroke={1.5} />} onClick={() => void copy()}>
        {say(copied ? 'kit.copied' : 'kit.copy')}
      </Button>
    </div>
  )
}
