import { describe, expect, test } from 'vitest'
import { ACCESS_TABLE } from '#server/api/graphql/access-table.ts'
import {
  ACCESS,
  ACTIONS,
  type AccessRows,
  type Action,
  permits,
  ROLES,
  type Standing,
} from '#server/domain/kernel/access.ts'
import { MAY_ASK } from '#test/api/may-ask.ts'

const STANDINGS: readonly Standing[] = [...ROLES, 'ANONYMOUS']

/** The matrix that a role x action table gives: for every root field, who may ask for it. */
function matrixOf(rows: AccessRows): Readonly<Record<string, readonly Standing[]>> {
  return Object.fromEntries(
    Object.entries(ACCESS_TABLE).map(([name, row]) => [
      name,
      STANDINGS.filter((standing) =>
        'generated' in row
          ? (row.generated as readonly string[]).includes(standing)
          : permits([standing], row.action, rows),
      ),
    ]),
  )
}

/** The same table with one permission taken away or given. */
function flipped(action: Action, standing: Standing): AccessRows {
  const standings: readonly Standing[] = ACCESS[action]
  const changed = standings.includes(standing)
    ? standings.filter((each) => each !== standing)
    : [...standings, standing]
  return { ...ACCESS, [action]: changed }
}

describe('who may ask for what', () => {
  test('is decided for every root field, and for no other', () => {
    expect(Object.keys(MAY_ASK).sort()).toEqual(Object.keys(ACCESS_TABLE).sort())
  })

  test('is what was decided, role by role', () => {
    expect(matrixOf(ACCESS)).toEqual(
      Object.fromEntries(
        Object.entries(MAY_ASK).map(([name, who]) => [
          name,
          STANDINGS.filter((standing) => who.includes(standing)),
        ]),
      ),
    )
  })

  test('shows every single change of the role x action table', () => {
    const used = new Set(Object.values(ACCESS_TABLE).flatMap((row) => ('action' in row ? [row.action] : [])))
    const unseen = ACTIONS.filter((action) => used.has(action)).flatMap((action) =>
      STANDINGS.filter((standing) => {
        const mutant = matrixOf(flipped(action, standing))
        return JSON.stringify(mutant) === JSON.stringify(matrixOf(ACCESS))
      }).map((standing) => `${action} ${standing}`),
    )
    expect(unseen).toEqual([])
  })

  test('leaves no action that nobody can say through a root field, but setting up a company', () => {
    const used = new Set(Object.values(ACCESS_TABLE).flatMap((row) => ('action' in row ? [row.action] : [])))
    expect(ACTIONS.filter((action) => !used.has(action))).toEqual(['COMPANY_SET_UP'])
  })
})
