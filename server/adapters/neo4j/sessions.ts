import type { Driver } from 'neo4j-driver'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import * as queries from '#server/adapters/neo4j/users-queries.ts'
import type { UserId } from '#server/domain/kernel/ids.ts'
import { type Instant, instantOf } from '#server/domain/kernel/instant.ts'
import type { Attempts, Session, Sessions } from '#server/ports/sessions.ts'

interface SessionRow extends Omit<Session, 'id'> {
  readonly sessionId: string
  readonly userId: UserId
}

/** Sessions in the graph: every server process sees the same. */
export function sessions(driver: Driver): Sessions {
  return {
    open: async (session) => {
      await readRows(driver, queries.openSession, session)
    },
    find: async (digest) => {
      const row = await readOne(driver, queries.sessionHolder, { digest })
      return row && { session: sessionOf(row), user: row }
    },
    touch: async (digest, at) => {
      await readRows(driver, queries.touchSession, { digest, at })
    },
    ofUser: async (userId, now) =>
      (await readRows(driver, queries.sessionsOfUser, { userId, now })).map(sessionOf),
    end: async (userId, id) => (await readOne(driver, queries.endSession, { userId, id })) !== undefined,
    endAll: async (userId) => {
      await readRows(driver, queries.endSessions, { userId })
    },
    sweep: async (at) => {
      await readRows(driver, queries.sweepSessions, { at })
      await readRows(driver, queries.sweepCounts, { at })
    },
  }
}

const sessionOf = ({ sessionId, userId, createdAt, lastSeenAt, endsAt, userAgent }: SessionRow): Session => ({
  id: sessionId,
  userId,
  createdAt,
  lastSeenAt,
  endsAt,
  userAgent,
})

/** Counted attempts in the graph, so that two servers do not allow twice as many. */
export function attempts(driver: Driver): Attempts {
  return {
    take: async (limits, at) => {
      const rows = limits.map(({ key, windowMs }) => ({ key, until: instantOf(at + windowMs) }))
      const counted = await readRows(driver, queries.takeAttempts, { rows, at })
      const waits = counted
        .filter(({ key, count }) => count > (limits.find((limit) => limit.key === key)?.limit ?? 0))
        .map(({ until }) => waitOf(until, at))
      return waits.length === 0 ? undefined : Math.max(...waits)
    },
    forget: async (keys) => {
      await readRows(driver, queries.forgetAttempts, { keys: [...keys] })
    },
  }
}

const waitOf = (until: Instant, at: Instant): number => Math.max(0, until - at)
