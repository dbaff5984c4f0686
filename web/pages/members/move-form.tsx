import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useWrite } from '#web/api/ask.ts'
import { read } from '#web/api/client.ts'
import {
  type MemberPageQuery,
  MoveMemberDocument,
  PreviewMoveDocument,
  type PreviewMoveQuery,
} from '#web/api/generated/graphql.ts'
import { type Failure, refusalShown } from '#web/api/reply.ts'
import { Facts } from '#web/kit/facts.tsx'
import { FailureNotice } from '#web/kit/failure-notice.tsx'
import { FieldRow, Form, newRequestKey } from '#web/kit/form.tsx'
import { CountText, PointsText } from '#web/kit/money-text.tsx'
import { MemberField } from '#web/pages/members/member-field.tsx'
import { PathLine } from '#web/pages/members/path-line.tsx'
import { useSession } from '#web/session/session.tsx'
import { useWords } from '#web/words/words.ts'

type Member = MemberPageQuery['member']
type Preview = PreviewMoveQuery['previewMove']

/** A change of sponsor from a date on: reason, second person, and a look at what it changes before it is made. */
export function MoveForm({
  member,
  opened,
  onClose,
}: {
  readonly member: Member
  readonly opened: boolean
  readonly onClose: () => void
}) {
  const { say } = useWords()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={say('move.title', { name: member.name })}
      size="lg"
      closeButtonProps={{ 'aria-label': say('kit.close') }}
    >
      {opened && <Fields member={member} onClose={onClose} />}
    </Modal>
  )
}

function Fields({ member, onClose }: { readonly member: Member; readonly onClose: () => void }) {
  const { say } = useWords()
  const { company } = useSession()
  const move = useWrite(MoveMemberDocument)
  const [requestKey] = useState(newRequestKey)
  const [sponsorNumber, setSponsorNumber] = useState('')
  const [from, setFrom] = useState(company?.now.slice(0, 10) ?? '')
  const [reason, setReason] = useState('')
  const [approver, setApprover] = useState('')
  const [preview, setPreview] = useState<Preview | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const sent = { in: { requestKey, id: member.id, sponsorNumber, from, reason, approver } }
  const look = async () => {
    const reply = await read(PreviewMoveDocument, sent)
    setFailure(reply.kind === 'data' ? undefined : reply)
    setPreview(reply.kind === 'data' ? reply.data.previewMove : undefined)
  }
  const make = async () => {
    const reply = await move.send(sent)
    if (reply.kind === 'data') onClose()
    // What refuses is said once, by the answer itself.
    else setPreview(undefined)
  }
  return (
    <Form
      submit={say('move.make')}
      busy={move.busy}
      failure={move.failure ?? failure}
      onSubmit={() => void make()}
      onCancel={onClose}
    >
      <MemberField label={say('move.sponsor')} number={sponsorNumber} onChoose={setSponsorNumber} required />
      <FieldRow>
        <TextInput
          type="date"
          label={say('move.from')}
          required
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="email"
          label={say('move.approver')}
          description={say('move.approverNote')}
          required
          value={approver}
          onChange={(event) => setApprover(event.currentTarget.value)}
        />
      </FieldRow>
      <Textarea
        label={say('move.reason')}
        required
        autosize={false}
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div>
        <Button onClick={() => void look()}>{say('move.look')}</Button>
      </div>
      {preview && <PreviewView preview={preview} />}
    </Form>
  )
}

function PreviewView({ preview }: { readonly preview: Preview }) {
  const { say } = useWords()
  const refusals = preview.refusals.flatMap((wire) => refusalShown(wire) ?? [])
  return (
    <>
      {refusals.length > 0 && <FailureNotice failure={{ kind: 'refusals', refusals }} />}
      <Facts
        items={[
          { label: say('move.members'), value: <CountText value={preview.membersMoved} /> },
          { label: say('move.volume'), value: <PointsText value={preview.volumeMoved} /> },
          { label: say('move.oldPath'), value: <PathLine path={preview.oldPath} /> },
          { label: say('move.newPath'), value: <PathLine path={preview.newPath} /> },
        ]}
      />
    </>
  )
}
