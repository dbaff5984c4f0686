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
  /** Of the member itself. */
  readonly personalVolume: bigint
  readonly groupVolume: bigint
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
    const levelMax = levelsBelow(call, root)
    const seq = call.ports.genealogy.health().seq
    const sums = figures.live ? liveSums(call, root, levelMax) : pastSums(call, { root, levelMax, figures })
    const volume = call.sight.detailOf(root).volume
    return accepted({
      ...sums,
      deepest: sums.byLevel.length,
      personalVolume: volume ? figures.personal(root) : 0n,
      groupVolume: volume ? figures.group(root) : 0n,
      newInPeriod: newIn(call, { root, levelMax }, await daysOf(call, figures.period)),
      seq,
    })
  },
})

interface Sums {
  readonly members: number
  readonly active: number
  readonly byLevel: readonly number[]
}

function liveSums({ ports }: Call, root: Ordinal, levelMax: number): Sums {
  const { index } = ports.genealogy
  const depth = levelMax === Number.POSITIVE_INFINITY ? {} : { levelMax }
  const { count, active } = index.aggregate('SPONSOR', { root, ...depth })
  return {
    members: count,
    active,
    byLevel: index.countsPerLevel('SPONSOR', root).slice(1, 1 + Math.min(levelMax, index.count)),
  }
}

function pastSums(call: Call, of: { root: Ordinal; levelMax: number; figures: Figures }): Sums {
  const { root, levelMax, figures } = of
  let [members, active] = [0, 0]
  const byLevel: number[] = []
  for (const { member, level } of scopePlaces(call, { kind: 'BELOW', root, levelMax })) {
    members += 1
    if (figures.active(member)) active += 1
    while (byLevel.length < level) byLevel.push(0)
    byLevel[level - 1]! += 1
  }
  return { members, active, byLevel }
}

type Days = { readonly joinedFrom: number; readonly joinedBefore: number }

async function daysOf({ ports }: Call, period: string): Promise<Days | undefined> {
  const company = await ports.company.company()
  const found = company && parsePeriod(period, company.calendar)
  return found && { joinedFrom: dayNumber(found.firstDay), joinedBefore: dayNumber(found.dayAfter) }
}

function newIn({ ports }: Call, of: { root: Ordinal; levelMax: number }, days: Days | undefined): number {
  const depth = of.levelMax === Number.POSITIVE_INFINITY ? {} : { levelMax: of.levelMax }
  if (!days) return 0
  return ports.genealogy.index.aggregate('SPONSOR', { root: of.root, filter: days, ...depth }).count
}
