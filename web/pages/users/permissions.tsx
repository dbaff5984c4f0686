import { useMemo } from 'react'
import { ACTIONS, type Action, ROLES } from '#server/domain/kernel/access.ts'
import type { UsersQuery } from '#web/api/generated/graphql.ts'
import { DoneIcon } from '#web/kit/icons.ts'
import type { Column } from '#web/table/column.ts'
import { SimpleTable } from '#web/table/simple-table.tsx'
import { useWords } from '#web/words/words.ts'

type Permission = UsersQuery['permissions'][number]

const isAction = (name: string): name is Action => (ACTIONS as readonly string[]).includes(name)

/** Role by action, as the one table of the server decides it. */
export function Permissions({ permissions }: { readonly permissions: readonly Permission[] }) {
  const { say } = useWords()
  const columns = useMemo(
    (): readonly Column<Permission>[] => [
      {
        id: 'action',
        head: say('user.action'),
        grow: true,
        phone: 'title',
        cell: (row) => (
          <span title={row.action}>{isAction(row.action) ? say(`action.${row.action}`) : row.action}</span>
        ),
      },
      ...ROLES.map(
        (role): Column<Permission> => ({
          id: role,
          head: say(`role.${role}`),
          cell: (row) =>
            row.roles.includes(role) ? (
              <DoneIcon size={16} stroke={1.75} aria-label={say('kit.yes')} />
            ) : (
              <span aria-label={say('kit.no')} role="img">
                –
              </span>
            ),
        }),
      ),
    ],
    [say],
  )
  return (
    <SimpleTable
      label={say('user.permissions')}
      columns={columns}
      rows={permissions}
      rowKey={(row) => row.action}
    />
  )
}
