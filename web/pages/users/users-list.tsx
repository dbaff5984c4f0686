import { Button } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import { useAsk } from '#web/api/ask.ts'
import { UsersDocument, type UsersQuery } from '#web/api/generated/graphql.ts'
import { Card } from '#web/kit/card.tsx'
import { Faces } from '#web/kit/faces.tsx'
import { InstantText } from '#web/kit/instant-text.tsx'
import { NoHits } from '#web/kit/no-hits.tsx'
import { Page } from '#web/kit/page.tsx'
import { StatusBadge } from '#web/kit/status-badge.tsx'
import { BlockForm } from '#web/pages/users/block-form.tsx'
import { NewUserForm } from '#web/pages/users/new-user-form.tsx'
import { Permissions } from '#web/pages/users/permissions.tsx'
import { RolesForm } from '#web/pages/users/roles-form.tsx'
import { may, useViewer } from '#web/session/session.tsx'
import { useSearchText } from '#web/session/use-search-text.ts'
import type { Column } from '#web/table/column.ts'
import { FilterBar } from '#web/table/filter-bar.tsx'
import { SimpleTable } from '#web/table/simple-table.tsx'
import { useWords } from '#web/words/words.ts'

export type UserShown = UsersQuery['users'][number]
type Open = { readonly form: 'new' } | { readonly form: 'roles' | 'block'; readonly user: UserShown }

/** Who may sign in and as what; beside it what each role may do, as the server decides it. */
export function UsersList() {
  const { say } = useWords()
  const viewer = useViewer()
  const [search, change] = useSearchText()
  const [open, setOpen] = useState<Open | undefined>()
  const ask = useAsk(UsersDocument, { search: search['search'] || null })
  const onSearch = useCallback((text: string) => change({ search: text }), [change])
  const close = () => setOpen(undefined)
  const columns = useMemo(
    (): readonly Column<UserShown>[] => [
      { id: 'name', head: say('user.name'), phone: 'title', cell: (row) => <strong>{row.name}</strong> },
      { id: 'email', head: say('user.email'), grow: true, cell: (row) => row.email },
      {
        id: 'roles',
        head: say('user.roles'),
        cell: (row) => row.roles.map((role) => say(`role.${role}`)).join(', '),
      },
      {
        id: 'state',
        head: say('user.state'),
        cell: (row) => <StatusBadge state={row.blocked ? 'BLOCKED' : 'USABLE'} />,
      },
      { id: 'last', head: say('user.lastSignIn'), cell: (row) => <InstantText at={row.lastSignInAt} /> },
      {
        id: 'actions',
        head: say('user.actions'),
        cell: (row) =>
          may(viewer, 'USERS_MANAGE') && (
            <>
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => setOpen({ form: 'roles', user: row })}
              >
                {say('user.changeRoles')}
              </Button>
              {!row.blocked && row.id !== viewer.user.id && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  onClick={() => setOpen({ form: 'block', user: row })}
                >
                  {say('user.block')}
                </Button>
              )}
            </>
          ),
      },
    ],
    [say, viewer],
  )
  return (
    <Page
      title={say('nav.users')}
      actions={
        may(viewer, 'USERS_MANAGE') && (
          <Button variant="filled" onClick={() => setOpen({ form: 'new' })}>
            {say('user.new')}
          </Button>
        )
      }
    >
      <Card flush>
        <FilterBar search={search['search'] ?? ''} onSearch={onSearch} />
        <Faces ask={ask}>
          {(data) => (
            <SimpleTable
              label={say('nav.users')}
              columns={columns}
              rows={data.users}
              rowKey={(row) => row.id}
              empty={
                <NoHits
                  filtered={Boolean(search['search'])}
                  title={say('users.empty')}
                  text={say('users.emptyText')}
                  onClear={() => change({ search: undefined })}
                />
              }
            />
          )}
        </Faces>
      </Card>
      {ask.data && (
        <Card title={say('user.permissions')} note={say('user.permissionsNote')} flush>
          <Permissions permissions={ask.data.permissions} />
        </Card>
      )}
      <NewUserForm opened={open?.form === 'new'} onClose={close} />
      {open?.form === 'roles' && <RolesForm user={open.user} onClose={close} />}
      {open?.form === 'block' && <BlockForm user={open.user} onClose={close} />}
    </Page>
  )
}
