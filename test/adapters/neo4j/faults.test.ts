import neo4j, { Neo4jError } from 'neo4j-driver'
import { describe, expect, test } from 'vitest'
import { asFault } from '#server/adapters/neo4j/faults.ts'
import { Fault } from '#server/domain/kernel/failure.ts'
import { Bug } from '#server/domain/kernel/invariant.ts'

const driverError = (code: string, message = 'sentence') => new Neo4jError(message, code, '', '')

describe('what the driver throws', () => {
  test.each([
    ['ServiceUnavailable', 'NEO4J_AWAY', true],
    ['SessionExpired', 'NEO4J_AWAY', true],
    ['Neo.TransientError.General.DatabaseUnavailable', 'NEO4J_AWAY', true],
    ['Neo.ClientError.Security.Unauthorized', 'NEO4J_SIGN_IN', false],
    ['Neo.TransientError.Transaction.DeadlockDetected', 'NEO4J_BUSY', true],
    ['Neo.DatabaseError.General.UnknownError', 'NEO4J_FAILED', false],
  ])('%s is the fault %s', (code, fault, retriable) => {
    const found = asFault(driverError(code))
    expect(found).toBeInstanceOf(Fault)
    expect(found).toMatchObject({ code: fault, retriable })
  })

  test.each(['ProtocolError', 'N/A', 'Neo.ClientError.Statement.SyntaxError', 'SomethingNew'])(
    '%s is no trouble of the connection and so a bug',
    (code) => {
      expect(asFault(driverError(code))).toBeInstanceOf(Bug)
    },
  )

  test('a driver that was closed has no connection to give', async () => {
    const driver = neo4j.driver('bolt://127.0.0.1:1', neo4j.auth.basic('neo4j', 'neo4j'))
    const session = driver.session()
    await driver.close()
    const error = await session.run('RETURN 1').catch((thrown: unknown) => thrown)
    expect(asFault(error)).toMatchObject({ code: 'NEO4J_AWAY' })
  })

  test('a pool without a free connection is busy', () => {
    const said =
      'Connection acquisition timed out in 5000 ms. Pool status: Active conn count = 50, Idle conn count = 0.'
    expect(asFault(driverError('N/A', said))).toMatchObject({ code: 'NEO4J_BUSY', retriable: true })
  })

  test('what is no error of the driver stays what it is', () => {
    const own = new TypeError('own')
    expect(asFault(own)).toBe(own)
  })
})
