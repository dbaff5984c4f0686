import type { Driver } from 'neo4j-driver'
import {
  claimableJobs,
  claimJob,
  endJob,
  jobById,
  jobsOfKind,
  pulseJob,
  queueJob,
  requestJobCancel,
} from '#server/adapters/neo4j/job-queries.ts'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import { type Instant, instantOf } from '#server/domain/kernel/instant.ts'
import type { Clock } from '#server/ports/clock.ts'
import type { JobClaim, Jobs } from '#server/ports/jobs.ts'

/** How long a worker may be silent before somebody else may take its job. */
const LEASE_MS = 30_000

const leaseEnd = (now: Instant): Instant => instantOf(now + LEASE_MS)

/** Jobs as `:Job` nodes. Every change of one locks it before it is read, so that a claim has one winner. */
export function openJobs(driver: Driver, clock: Clock): Jobs {
  return {
    queue: async (job) => (await readOne(driver, queueJob, { ...job, now: clock.now() }))?.queued === true,
    async claim(wanted, owner) {
      const now = clock.now()
      const candidates = 'id' in wanted ? [wanted] : await readRows(driver, claimableJobs, { ...wanted, now })
      for (const { id } of candidates) {
        const claimed = await readOne(driver, claimJob, { id, owner, now, until: leaseEnd(now) })
        if (claimed !== undefined) return claimOf(claimed, owner)
      }
      return undefined
    },
    async pulse({ job: { id }, owner, fencing }, done, total) {
      const lease = { id, owner, fencing, until: leaseEnd(clock.now()) }
      const held = await readOne(driver, pulseJob, { ...lease, done, total })
      return held === undefined ? 'LOST' : held.cancelRequested ? 'CANCEL_REQUESTED' : 'HELD'
    },
    async end({ job: { id }, owner, fencing }, state, outcome) {
      const ended = { id, owner, fencing, state, outcome, now: clock.now() }
      return (await readOne(driver, endJob, ended)) !== undefined
    },
    requestCancel: async (id) =>
      (await readOne(driver, requestJobCancel, { id, now: clock.now() })) !== undefined,
    find: (id) => readOne(driver, jobById, { id }),
    list: (kind, limit) => readRows(driver, jobsOfKind, { kind, limit }),
  }
}

function claimOf({ fencing, ...job }: JobClaim['job'] & { fencing: number }, owner: string): JobClaim {
  return { job, owner, fencing }
}
