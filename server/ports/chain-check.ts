/** What walking the chain of the log found. */
export interface ChainReport {
  readonly ok: boolean
  readonly events: bigint
  /** Events whose personal part was erased; their chain still holds. */
  readonly blanked: bigint
  /** Seq of the first event whose link or digest is wrong. */
  readonly brokenAt: bigint | null
}

/** Recomputes the chain of the log under the chain key. */
export interface ChainCheck {
  verify(): Promise<ChainReport>
}
