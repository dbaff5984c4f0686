import { connect } from 'node:net'
import neo4j from 'neo4j-driver'
import { trouble } from '#server/adapters/neo4j-launcher/trouble.ts'

const HANDSHAKE = Buffer.from('6060b017 00080805 00020404 00000004 00000003'.replaceAll(' ', ''), 'hex')

/**
 * True when a Bolt server answers on loopback `port`: it agrees on a version of the protocol within a second.
 */
export function boltAnswers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    const finish = (answer: boolean): void => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(1000, () => finish(false))
    socket.once('error', () => finish(false))
    socket.once('close', () => finish(false))
    socket.once('connect', () => socket.write(HANDSHAKE))
    socket.once('data', (bytes) =>
      finish(bytes.length >= 4 && bytes.subarray(0, 4).some((byte) => byte !== 0)),
    )
  })
}

/** Where a server is and how to sign in. */
export interface SignIn {
  readonly uri: string
  readonly user: string
  readonly password: string
}

/** Signs in and asks `RETURN 1` once; the answer is the server's name for itself, such as `Neo4j/5.26.31`. */
export async function askOnce(signIn: SignIn): Promise<string> {
  const driver = neo4j.driver(signIn.uri, neo4j.auth.basic(signIn.user, signIn.password), {
    connectionTimeout: 5000,
    connectionAcquisitionTimeout: 6000,
    maxTransactionRetryTime: 0,
    telemetryDisabled: true,
  })
  try {
    const answer = await driver.executeQuery('RETURN 1 AS one', {}, { database: 'neo4j' })
    return answer.summary.server.agent ?? ''
  } catch (error) {
    throw awayOrRefused(error, signIn)
  } finally {
    await driver.close()
  }
}

/** True for a server of 5.26 or later, those numbered by year included; an unreadable name is let pass. */
export function isNewEnough(agent: string): boolean {
  const version = /Neo4j\/(\d+)\.(\d+)/.exec(agent)
  if (!version) return true
  const [major, minor] = [Number(version[1]), Number(version[2])]
  return major > 5 || (major === 5 && minor >= 26)
}

function awayOrRefused(error: unknown, signIn: SignIn): Error {
  const code = (error as { code?: string }).code ?? ''
  if (code.startsWith('Neo.ClientError.Security')) {
    return trouble(
      'NEO4J_PASSWORD_WRONG',
      `Neo4j at ${signIn.uri} refuses this user or password; mend NEO4J_USER and NEO4J_PASSWORD`,
    )
  }
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
  return trouble(
    'NEO4J_AWAY',
    `Neo4j at ${signIn.uri} does not answer (${reason}); start it or mend NEO4J_URI`,
  )
}
