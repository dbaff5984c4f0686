import { Button, Modal } from '@mantine/core'
import css from '#web/kit/form.module.css'
import { useWords } from '#web/words/words.ts'

/** Asked only where law or money makes a step final; the button names what will happen, with the amount. */
export function ConfirmDialog({
  opened,
  title,
  text,
  confirm,
  onConfirm,
  onCancel,
}: {
  readonly opened: boolean
  readonly title: string
  readonly text: string
  readonly confirm: string
  readonly onConfirm: () => void
  readonly onCancel: () => void
}) {
  const { say } = useWords()
  return (
    <Modal
      opened={opened}
      onClose={onCancel}
      title={title}
      closeButtonProps={{ 'aria-label': say('kit.close') }}
    >
      <div className={css.form}>
        <p>{text}</p>
        <div className={css.buttons}>
          <Button variant="filled" onClick={onConfirm}>
            {confirm}
          </Button>
          <Button variant="subtle" onClick={onCancel}>
            {say('kit.cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
