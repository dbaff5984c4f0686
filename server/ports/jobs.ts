import type { Instant } from '#server/domain/kernel/instant.ts'

export const JOB_STATES = ['QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const
export type JobState = (typeof JOB_STATES)[number]

/** A piece of work that outlives a request: a period's run, an import. */
export interface NewJob {
  readonly id: string
  readonly kind: string
  /** What may not be done twice at once: `run:2026-10`, `import`. */
  readonly key: string
  readonly actor: string
  /** Canonical JSON of what it was asked to do. */
  readonly input: string
}

export interface Job extends NewJob {
  readonly state: JobState
  readonly done: number
  readonly total: number
  /** Canonical JSON of what came out; null until it has ended. */
  readonly outcome: string | null
  readonly cancelRequested: boolean
  readonly createdAt: Instant
  readonly startedAt: Instant | null
  readonly endedAt: Instant | null
  /** Until when its worker holds it; a running job whose lease has run out lost its process. */
  readonly leaseUntil: Instant | null
}

/** Whether somebody works on it: a job whose process died stays RUNNING, but its lease runs out. */
export const isAtWork = ({ state, leaseUntil }: Job, now: Instant): boolean =>
  state === 'RUNNING' && leaseUntil !== null && leaseUntil > now

/** The right to work on a job until its lease ends; `fencing` rises with every claim. */
export interface JobClaim {
  readonly job: Job
  readonly owner: string
  readonly fencing: number
}

/** `LOST`: the lease ran out and somebody else claimed it; stop without writing. */
export type JobPulse = 'HELD' | 'CANCEL_REQUESTED' | 'LOST'

/** Bookkeeping of jobs: no events. A job whose process died is claimed again when its lease has ended. */
export interface Jobs {
  /** Queues a job; false when an unfinished one has the same kind and key. */
  queue(job: NewJob): Promise<boolean>
  /** Takes a queued job, or a running one whose lease has ended; `undefined` when there is none. */
  claim(
    wanted: { readonly id: string } | { readonly kind: string },
    owner: string,
  ): Promise<JobClaim | undefined>
  /** Prolongs the lease (30 s) and notes progress; call it at least every 10 s. */
  pulse(claim: JobClaim, done: number, total: number): Promise<JobPulse>
  /** Ends it; false when the lease had been lost. */
  end(claim: JobClaim, state: 'DONE' | 'FAILED' | 'CANCELLED', outcome: string): Promise<boolean>
  requestCancel(id: string): Promise<boolean>
  find(id: string): Promise<Job | undefined>
  /** Newest first. */
  list(kind: string, limit: number): Promise<readonly Job[]>
}
