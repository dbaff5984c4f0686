/** Link of an event kept outside the store (operator's log, backup manifest). */
export interface ChainAnchor {
  readonly seq: bigint
  readonly link: string
}

export const TROUBLE_CODES = [
  // the chain
  'SEQ_GAP',
  'DIGEST_WRONG',
  'LINK_BROKEN',
  'PERSONAL_WRONG',
  'HEAD_DIFFERS',
  'ANCHOR_DIFFERS',
  // the graph beside its events
  'ORDER_DIFFERS',
  'CREDIT_NOTE_DIFFERS',
  'CONTACT_DIFFERS',
  'EDGE_DIFFERS',
  'LEAD_DIFFERS',
  'USER_DIFFERS',
  'API_KEY_DIFFERS',
  'PRODUCT_DIFFERS',
  'COMPANY_DIFFERS',
  'PLAN_DIFFERS',
  'PERIOD_DIFFERS',
  'RUN_DIFFERS',
  'STATEMENTS_DIFFER',
  'RECORDS_DIFFER',
  'NO_EVENT',
  'COUNT_DIFFERS',
  // the genealogy index beside the graph
  'INDEX_DIFFERS',
] as const
export type TroubleCode = (typeof TROUBLE_CODES)[number]

/** One thing that is not as it was written. */
export interface Trouble {
  readonly code: TroubleCode
  /** The event it was found at, or that last said what the thing must be; 0 when none did. */
  readonly seq: bigint
  /** Id of the order, member, run ... ; the event's subject for troubles of the chain. */
  readonly subject: string
  /** The label of what is meant, for troubles of the graph. */
  readonly noun?: string
  /** What of it differs: properties, types of edges, `labels`, or `missing`. */
  readonly fields?: readonly string[]
}

/** What walking the whole log has shown. Sound when `troubles` is 0. */
export interface AuditReport {
  readonly events: number
  /** Events whose personal part was erased; they verify all the same. */
  readonly blanked: number
  readonly orders: number
  /** Members whose edges were compared. */
  readonly edges: number
  readonly runs: number
  /** Runs computed before statements and period records were marked whole: only their totals were compared. */
  readonly unmarkedRuns: number
  /** Nodes compared with their events. */
  readonly nodes: number
  /** Members of the genealogy index that were compared with the graph; absent where it was not. */
  readonly indexed?: number
  /** Seq and link of the last event: an anchor to keep elsewhere. '' for an empty log. */
  readonly head: ChainAnchor
  readonly troubles: number
  /** The first hundred. */
  readonly found: readonly Trouble[]
}

/**
 * Finds tampering: walks the chain, and compares everything that events made with what they say of it. Sessions,
 * jobs, leases, imports, staged rows, counters of sign-ins and stamps of last use have no events and stay outside;
 * so does what a bulk import brought at once, but for how many there are.
 */
export interface ChainAudit {
  verify(anchor?: ChainAnchor): Promise<AuditReport>
}
