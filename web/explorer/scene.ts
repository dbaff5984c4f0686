import type { DownlineQuery } from '#web/api/generated/graphql.ts'

/** What a member's contract is, as the bits 0 to 2 of its mark say. */
export const MARK_STATUSES = ['ENROLLED', 'GRACE', 'SUSPENDED', 'TERMINATED', 'APPLIED', 'CUSTOMER'] as const
export type MarkStatus = (typeof MARK_STATUSES)[number]

/** One drawn picture as typed arrays: row 0 is the root, a parent stands before its children. Kept outside React. */
export interface Scene {
  readonly layout: string
  /** Distance between two levels in the picture's own units: always the same, whatever the server counts in. */
  readonly ringUnits: number
  /** The server's layout units in one of the picture's own. */
  readonly serverUnits: number
  readonly total: number
  readonly truncated: boolean
  readonly count: number
  readonly ids: readonly string[]
  readonly names: readonly string[]
  readonly numbers: readonly string[]
  /** Null where sight gives no volumes. */
  readonly metric: readonly (string | null)[]
  readonly rowOf: ReadonlyMap<string, number>
  readonly parent: Int32Array
  /** Own units around the root. */
  readonly x: Float32Array
  readonly y: Float32Array
  readonly level: Int32Array
  readonly rank: Int32Array
  readonly mark: Int32Array
  readonly recruits: Int32Array
  readonly below: Int32Array
  readonly hidden: Int32Array
  /** 0 to 1: how large the metric is beside the largest of the picture, on a square-root scale. */
  readonly weight: Float32Array
  readonly runs: Runs
}

/** Runs of siblings too narrow to draw. Angles in turns (0 to 1) of the full circle. */
export interface Runs {
  readonly count: number
  readonly parent: Int32Array
  readonly from: Float32Array
  readonly to: Float32Array
  readonly members: Int32Array
  readonly below: Int32Array
  readonly active: Int32Array
  /** Null where sight gives no volumes. */
  readonly metric: readonly (string | null)[]
}

export const statusOf = (mark: number): MarkStatus => MARK_STATUSES[mark & 7] ?? 'ENROLLED'
export const isActive = (mark: number): boolean => (mark & 8) !== 0
export const matchesFilter = (mark: number): boolean => (mark & 64) !== 0

/** Whole units of decimal text as a number for pixels only; volumes stay far below what a double holds exactly. */
function pixelsOf(decimal: string | null): number {
  const whole = Number.parseInt(decimal ?? '', 10)
  return Number.isFinite(whole) && whole > 0 ? whole : 0
}

function weightsOf(metric: readonly (string | null)[]): Float32Array {
  const sizes = metric.map(pixelsOf)
  // The root is the sum of all: the scale is set by what stands below it.
  const largest = sizes.slice(1).reduce((left, right) => Math.max(left, right), 1)
  return Float32Array.from(sizes, (size) => Math.min(1, Math.sqrt(size / largest)))
}

/** Distance between two levels in own units. */
export const RING_UNITS = 100

/** Turns the columns of a reply into a scene, once. */
export function sceneOf(view: DownlineQuery['downline']): Scene {
  const { members, aggregates } = view
  const serverUnits = view.ringUnits / RING_UNITS
  return {
    layout: view.layout,
    ringUnits: RING_UNITS,
    serverUnits,
    total: view.total,
    truncated: view.truncated,
    count: members.id.length,
    ids: members.id,
    names: members.name,
    numbers: members.number,
    metric: members.metric,
    rowOf: new Map(members.id.map((id, row) => [id, row])),
    parent: Int32Array.from(members.parent),
    x: Float32Array.from(members.x, (part) => part / 16 / serverUnits),
    y: Float32Array.from(members.y, (part) => part / 16 / serverUnits),
    level: Int32Array.from(members.level),
    rank: Int32Array.from(members.rank),
    mark: Int32Array.from(members.mark),
    recruits: Int32Array.from(members.recruits),
    below: Int32Array.from(members.below),
    hidden: Int32Array.from(members.hidden),
    weight: weightsOf(members.metric),
    runs: {
      count: aggregates.parent.length,
      parent: Int32Array.from(aggregates.parent),
      from: Float32Array.from(aggregates.from, (part) => part / 65536),
      to: Float32Array.from(aggregates.to, (part) => part / 65536),
      members: Int32Array.from(aggregates.count),
      below: Int32Array.from(aggregates.below),
      active: Int32Array.from(aggregates.active),
      metric: aggregates.metric,
    },
  }
}

/** The rows from a member up to the root of the picture, itself first. */
export function pathRows(scene: Scene, row: number): readonly number[] {
  const path: number[] = []
  for (let here = row; here >= 0; here = scene.parent[here] ?? -1) path.push(here)
  return path
}
