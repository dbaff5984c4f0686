import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { formatDocument } from '@urql/core'
import { type DocumentNode, graphql, Kind, parse, print, validate } from 'graphql/index.js'
import { describe, expect, test } from 'vitest'
import { overLimits } from '#server/api/graphql/limits.ts'
import type { CannedRole } from '#test/web/canned/people-replies.ts'
import { cannedRoot } from '#test/web/canned/replies.ts'
import { contract } from '#test/web/canned/server.ts'
import * as generated from '#web/api/generated/graphql.ts'

const FOLDER = fileURLToPath(new URL('../../web/api/operations/', import.meta.url))
const ROLES: readonly CannedRole[] = ['ADMIN', 'BACK_OFFICE', 'FINANCE', 'COMPLIANCE', 'MEMBER', 'CUSTOMER']
const schema = contract()
const source = readdirSync(FOLDER)
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'))
  .join('\n')
const documents = parse(source)
const operations = documents.definitions.flatMap((one) =>
  one.kind === Kind.OPERATION_DEFINITION ? [one] : [],
)

/** Arguments that any operation can be asked with. */
const VARIABLES = {
  id: 'm',
  number: '100400',
  parent: 'm',
  root: 'm',
  text: 'an',
  language: 'de',
  order: 'JOINED',
  period: '2026-10',
  statement: 's-1',
  line: 3,
  import: 'i-1',
  code: 'K7M2QX',
  current: 'a',
  next: 'b',
  resultDigest: 'r',
  reason: 'why',
  email: 'a@b.example',
  name: 'A',
  roles: ['FINANCE'],
  status: 'GRACE',
  from: '2026-11-01',
}
const INPUTS: Readonly<Record<string, object>> = {
  SignIn: { email: 'a@b.example', password: 'x' },
  Downline: { root: 'm' },
  PreviewMove: {
    requestKey: 'k',
    id: 'm',
    sponsorNumber: '1',
    from: '2026-11-01',
    reason: 'r',
    approver: 'a@b.example',
  },
  MoveMember: {
    requestKey: 'k',
    id: 'm',
    sponsorNumber: '1',
    from: '2026-11-01',
    reason: 'r',
    approver: 'a@b.example',
  },
  EnrolMember: { requestKey: 'k', name: 'A', country: 'DE', language: 'de', agreementVersion: '1' },
  RegisterCustomer: { requestKey: 'k', name: 'A', country: 'DE', language: 'de' },
  ChangeCustomer: { id: 'c', version: 1, name: 'A', country: 'DE', language: 'de' },
  ChangeProfile: { id: 'm', version: 1, name: 'A', country: 'DE', language: 'de' },
  CreditOrder: { requestKey: 'k', order: 'o', lines: [], reason: 'r' },
}

/** White space says nothing in GraphQL. */
const bare = (text: string): string => print(parse(text)).replace(/\s+/g, ' ')

describe('the operations of the web', () => {
  test('are all within the contract of the server', () => {
    expect(validate(schema, documents).map(({ message }) => message)).toEqual([])
  })

  test('are the ones the generated types were made from', () => {
    for (const operation of operations) {
      const name = operation.name?.value ?? ''
      const made: unknown = Reflect.get(generated, `${name}Document`)
      expect(made, `${name} was generated`).toBeDefined()
      expect(bare(`${made}`), name).toContain(print(operation).replace(/\s+/g, ' '))
    }
  })

  test('stay within what the server allows one request to ask for, as the client sends them', () => {
    for (const operation of operations) {
      const name = operation.name?.value ?? ''
      const document = formatDocument(parse(`${Reflect.get(generated, `${name}Document`)}`)) as DocumentNode
      const [sent] = document.definitions.flatMap((one) =>
        one.kind === Kind.OPERATION_DEFINITION ? [one] : [],
      )
      if (!sent) throw new Error(`${name} has no operation`)
      const variables = { ...VARIABLES, in: { ...INPUTS[name], most: 900 } }
      expect(overLimits({ schema, document, operation: sent, variables }), name).toEqual([])
    }
  })

  test('are all answered by the canned server in the shape of the contract, for every role', async () => {
    for (const role of ROLES) {
      for (const operation of operations) {
        if (operation.operation === 'subscription') continue
        const name = operation.name?.value ?? ''
        const result = await graphql({
          schema,
          source: `${Reflect.get(generated, `${name}Document`)}`,
          variableValues: { ...VARIABLES, in: INPUTS[name] },
          rootValue: cannedRoot(role, 'full'),
        })
        expect(result.errors?.map(({ message }) => message) ?? [], `${name} as ${role}`).toEqual([])
      }
    }
  })
})
