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
  'EDGE_DIFFERS',
  'USER_DIFFERS',
  'RUN_DIFFERS',
  'STATEMENTS_DIFFER',
] as const
export type TroubleCode = (typeof TROUBLE_CODES)[number]

/** One thing that is not as it was written. */
export interface Trouble {
  readonly code: TroubleCode
  /** The event it was found at, or that wrote the thing. */
  readonly seq: bigint
  /** Id of the order, member, run ... ; the event's subject for troubles of the chain. */
  readonly subject: string
}

/** What walking the whole log has shown. Sound when `troubles` is 0. */
export interface AuditReport {
  readonly events: number
  /** Events whose personal part was erased; they verify all the same. */
  readonly blanked: number
  readonly orders: number
  readonly edges: number
  readonly runs: number
  /** Seq and link of the last event: an anchor to keep elsewhere. '' for an empty log. */
  readonly head: ChainAnchor
  readonly troubles: number
  /** The first hundred. */
  readonly found: readonly Trouble[]
}

/** Finds tampering: walks the chain, and compares orders, credit notes, edges, rights and runs with
 * their events. */
export interface ChainAudit {
  verify(anchor?: ChainAnchor): Promise<AuditReport>
}
