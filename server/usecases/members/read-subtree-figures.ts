import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { dayNumber } from '#server/domain/kernel/instant.ts'
import { parsePeriod } from '#server/domain/kernel/period.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import { type Figures, figuresOf } from '#server/usecases/members/figures.ts'
import { levelsBelow } from '#server/usecases/members/levels-below.ts'
import { scopePlaces } from '#server/usecases/members/scope-places.ts'

/** Sums over a member and everybody below within sight. Volumes in hundredths of points. */
export interface SubtreeFiguresView {
  /** Without the member itself. */
  readonly members: number
  readonly active: number
  readonly deepest: number
  /** Of the member itself; null where sight gives no volumes. */
  readonly personalVolume: bigint | null
  readonly groupVolume: bigint | null
  readonly newInPeriod: number
  /** Members on level 1, 2, 3 ... */
  readonly byLevel: readonly number[]
  readonly seq: bigint
}

/** Which subtree, in which period (null: the running one). */
export interface SubtreeInput {
  readonly root: string
  readonly period: string | null
}

/** Sums over the downline of a member in sight; levels beyond sight are not counted. */
export const readSubtreeFigures = verb<SubtreeInput, SubtreeFiguresView>({
  name: 'readSubtreeFigures',
  action: 'DOWNLINE_SEE',
  subject: ({ root }) => root,
  async run(call, input) {
    const root = call.sight.find(input.root)
    if (root === undefined) return refused(refusal('NOT_FOUND'))
    const found = await figuresOf(call, input.period)
    if (!found.ok) return found
    const figures = found.value
    const { index } = call.ports.genealogy
    const below = { root, levelMax: levelsBelow(call, root) }
    const seq = call.ports.genealogy.health().seq
    const shape = index.downlineShape('SPONSOR', { ...below, ...(await daysOf(call, figures.period)) })
    const volume = call.sight.detailOf(root).volume
    return accepted({
      members: shape.members,
      active: figures.live ? shape.active : activeThen(call, below, figures),
      deepest: shape.byLevel.length,
      byLevel: shape.byLevel,
      personalVolume: volume ? figures.personal(root) : null,
      groupVolume: volume ? figures.group(root) : null,
      newInPeriod: shape.joined,
      seq,
    })
  },
})

/** Members below who were active in a period that is over. */
function activeThen(call: Call, below: { root: Ordinal; levelMax: number }, figures: Figures): number {
  let active = 0
  for (const { member } of scopePlaces(call, { kind: 'BELOW', ...below })) {
    if (figures.active(member)) active += 1
  }
  return active
}

type Days = { readonly joinedFrom: number; readonly joinedBefore: number }

async function daysOf({ ports }: Call, period: string): Promise<Days | undefined> {
  const company = await ports.company.company()
  const found = company && parsePeriod(period, company.calendar)
  return found && { joinedFrom: dayNumber(found.firstDay), joinedBefore: dayNumber(found.dayAfter) }
}
