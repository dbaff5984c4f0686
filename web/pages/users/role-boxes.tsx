import { Checkbox } from '@mantine/core'
import { ROLES } from '#server/domain/kernel/access.ts'
import type { Role } from '#web/api/generated/graphql.ts'
import css from '#web/kit/form.module.css'
import { useWords } from '#web/words/words.ts'

/** The roles as boxes to tick. */
export function RoleBoxes({
  roles,
  onChange,
}: {
  readonly roles: readonly Role[]
  readonly onChange: (roles: readonly Role[]) => void
}) {
  const { say } = useWords()
  return (
    <fieldset className={css.form}>
      <legend>{say('user.roles')}</legend>
      {ROLES.map((role) => (
        <Checkbox
          key={role}
          label={say(`role.${role}`)}
          checked={roles.includes(role)}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? [...roles, role] : roles.filter((one) => one !== role))
          }
        />
      ))}
    </fieldset>
  )
}
