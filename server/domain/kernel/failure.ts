/** One field of malformed input: a dotted path and a sentence that names the remedy. */
export interface InputIssue {
  readonly path: string
  readonly reason: string
}

/** Malformed input, thrown by the parser at a door and nowhere else. */
export class InvalidInput extends Error {
  readonly issues: readonly InputIssue[]
  constructor(issues: readonly InputIssue[]) {
    super(issues.map(({ path, reason }) => (path === '' ? reason : `${path}: ${reason}`)).join('; '))
    this.name = 'InvalidInput'
    this.issues = issues
  }
}

export type FaultSource = 'NEO4J' | 'DISK' | 'MAIL' | 'NETWORK' | 'PROCESS'

/** What happened outside: thrown by adapters, caught at the outermost frame of a door. */
export interface FaultDetails {
  readonly source: FaultSource
  /** True when the same call may succeed later without any change. */
  readonly retriable: boolean
  /** A stable code such as `NEO4J_AWAY`; never a driver's sentence. */
  readonly code: string
  readonly cause?: unknown
}

/** The outside failed (database away, disk full). Carries a stable code and whether trying again can help. */
export class Fault extends Error {
  readonly source: FaultSource
  readonly retriable: boolean
  readonly code: string
  constructor(details: FaultDetails) {
    super(details.code, { cause: details.cause })
    this.name = 'Fault'
    this.source = details.source
    this.retriable = details.retriable
    this.code = details.code
  }
}
