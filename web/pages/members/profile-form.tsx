import { Modal } from '@mantine/core'
import { ChangeProfileDocument, type MemberPageQuery } from '#web/api/generated/graphql.ts'
import { ProfileFields } from '#web/pages/members/profile-fields.tsx'
import { useWords } from '#web/words/words.ts'

/** Changes name, contact, country and language; what somebody else changed meanwhile is never overwritten. */
export function ProfileForm({
  member,
  opened,
  onClose,
}: {
  readonly member: MemberPageQuery['member']
  readonly opened: boolean
  readonly onClose: () => void
}) {
  const { say } = useWords()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={say('profile.title', { name: member.name })}
      size="lg"
      closeButtonProps={{ 'aria-label': say('kit.close') }}
    >
      {opened && <ProfileFields person={member} document={ChangeProfileDocument} onClose={onClose} />}
    </Modal>
  )
}
