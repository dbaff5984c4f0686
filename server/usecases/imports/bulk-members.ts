import type { ContractStatus } from '#server/domain/genealogy/events.ts'

/** A member as a bulk file tells it; `sponsorId` is '' for a root. */
export interface BulkMember {
  readonly id: string
  readonly sponsorId: string
  /** Milliseconds. */
  readonly joinedAt: number
  readonly country: string
  readonly status: ContractStatus
}

export type BulkReason =
  | 'MEMBER_TWICE'
  | 'SPONSOR_UNKNOWN'
  | 'SPONSOR_RING'
  | 'SPONSOR_LATER'
  | 'SPONSOR_REJECTED'
  | 'BUYER_UNKNOWN'
  | 'ORDER_TWICE'
  | 'ORDER_BEFORE_JOINED'
  | 'PRICE_NEGATIVE'
  | 'DATE_IMPOSSIBLE'

/** Members in ordinal order (sponsors first, else as they stood), and how many rows were not taken, by reason. */
export interface BulkTree {
  readonly members: readonly BulkMember[]
  /** Ordinal of each one's sponsor, -1 for roots. */
  readonly sponsor: Int32Array
  /** Ordinal by id. */
  readonly ordinals: ReadonlyMap<string, number>
  readonly rejected: ReadonlyMap<BulkReason, number>
}

const OPEN = 1
const TAKEN = 2
const REJECTED = 3

/** Checks the sponsor tree of a bulk file (doubles, rings, strangers, later sponsors) and numbers its members. */
export function bulkTree(rows: readonly BulkMember[]): BulkTree {
  const rejected = new Map<BulkReason, number>()
  const positions = positionsOf(rows, rejected)
  const state = new Uint8Array(rows.length)
  const order: number[] = []
  for (let start = 0; start < rows.length; start += 1) {
    if (positions.get(rows[start]!.id) !== start) continue
    const path: number[] = []
    let at: number | undefined = start
    while (at !== undefined && state[at] === 0) {
      state[at] = OPEN
      path.push(at)
      at = positions.get(rows[at]!.sponsorId)
    }
    const ring = at !== undefined && state[at] === OPEN ? path.indexOf(at) : path.length
    for (let step = path.length - 1; step >= 0; step -= 1) {
      const position = path[step]!
      const reason = step >= ring ? 'SPONSOR_RING' : sponsorReason(rows, positions, { position, state })
      state[position] = reason === undefined ? TAKEN : REJECTED
      if (reason === undefined) order.push(position)
      else count(rejected, reason)
    }
  }
  return { ...numbered(rows, order), rejected }
}

function positionsOf(rows: readonly BulkMember[], rejected: Map<BulkReason, number>): Map<string, number> {
  const positions = new Map<string, number>()
  rows.forEach(({ id }, position) => {
    if (positions.has(id)) count(rejected, 'MEMBER_TWICE')
    else positions.set(id, position)
  })
  return positions
}

function sponsorReason(
  rows: readonly BulkMember[],
  positions: ReadonlyMap<string, number>,
  { position, state }: { readonly position: number; readonly state: Uint8Array },
): BulkReason | undefined {
  const { sponsorId, joinedAt } = rows[position]!
  if (sponsorId === '') return undefined
  const sponsor = positions.get(sponsorId)
  if (sponsor === undefined) return 'SPONSOR_UNKNOWN'
  if (state[sponsor] === REJECTED) return 'SPONSOR_REJECTED'
  return rows[sponsor]!.joinedAt > joinedAt ? 'SPONSOR_LATER' : undefined
}

function numbered(rows: readonly BulkMember[], order: readonly number[]): Omit<BulkTree, 'rejected'> {
  const members = order.map((position) => rows[position]!)
  const ordinals = new Map(members.map(({ id }, ordinal) => [id, ordinal]))
  const sponsor = Int32Array.from(members, ({ sponsorId }) => ordinals.get(sponsorId) ?? -1)
  return { members, sponsor, ordinals }
}

/** Counts one row of a reason. */
export function count(reasons: Map<BulkReason, number>, reason: BulkReason): void {
  reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
}
