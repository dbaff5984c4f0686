import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { dayNumber } from '#server/domain/kernel/instant.ts'
import { formatMoney, money } from '#server/domain/kernel/money.ts'
import type { Period } from '#server/domain/kernel/period.ts'
import { formatPoints, pointsOf } from '#server/domain/kernel/points.ts'
import type { StoredRun } from '#server/ports/period-facts.ts'
import { counted, type HomeTime, type TileView } from '#server/usecases/company/tile.ts'
import type { Call } from '#server/usecases/guard.ts'
import { levelsBelow } from '#server/usecases/members/levels-below.ts'

/** The start page of a member: the own figures beside those of the period before. */
export async function memberTiles(call: Call, time: HomeTime): Promise<readonly TileView[]> {
  const { ports, sight } = call
  const { own } = sight
  if (own === undefined) return []
  const { index } = ports.genealogy
  const closed = (await ports.periods.runs()).filter(({ state }) => state === 'CLOSED' || state === 'PAID')
  const runs = closed.sort((a, b) => (a.period < b.period ? 1 : -1))
  const before = await volumesBefore(call, {
    own,
    run: runs.find(({ period }) => period === time.previous.id),
  })
  const { ownVolume, customerVolume } = index.members
  const link = `/downline/${index.idOf(own)}`
  return [
    volume('PERSONAL_VOLUME', ownVolume[own]! + customerVolume[own]!, {
      before: before?.personal,
      link: '/orders',
    }),
    volume('GROUP_VOLUME', index.groupVolume('SPONSOR', own), { before: before?.group, link }),
    counted('DOWNLINE', index.aggregate('SPONSOR', { root: own, ...depthOf(call, own) }).count, { link }),
    counted('NEW_MEMBERS', joinedBelow(call, own, time.current), {
      link,
      before: joinedBelow(call, own, time.previous),
    }),
    ...(await earnings(call, { own, runs, time })),
  ]
}

const depthOf = (call: Call, own: Ordinal): { readonly levelMax?: number } => {
  const levelMax = levelsBelow(call, own)
  return levelMax === Number.POSITIVE_INFINITY ? {} : { levelMax }
}

function joinedBelow(call: Call, own: Ordinal, { firstDay, dayAfter }: Period): number {
  const filter = { joinedFrom: dayNumber(firstDay), joinedBefore: dayNumber(dayAfter) }
  return call.ports.genealogy.index.aggregate('SPONSOR', { root: own, filter, ...depthOf(call, own) }).count
}

const volume = (
  key: string,
  hundredths: bigint,
  { before, link }: { readonly before: bigint | undefined; readonly link: string },
): TileView => ({
  key,
  value: formatPoints(pointsOf(hundredths)),
  unit: 'POINTS',
  before: before === undefined ? null : formatPoints(pointsOf(before)),
  link,
})

async function volumesBefore(
  { ports }: Call,
  { own, run }: { readonly own: Ordinal; readonly run: StoredRun | undefined },
) {
  if (!run) return undefined
  const { personalVolume, groupVolume } = run.report
  const wanted = {
    period: run.period,
    runId: run.id,
    computation: run.computation,
    personalVolume,
    groupVolume,
  }
  return (await ports.periodRecords.ofMember(own, [wanted]))[0]
}

/** What the last two closed periods paid, and the next rank as the last one judged it. */
async function earnings(
  { ports }: Call,
  of: { readonly own: Ordinal; readonly runs: readonly StoredRun[]; readonly time: HomeTime },
): Promise<readonly TileView[]> {
  const id = ports.genealogy.index.idOf(of.own)
  const [last, earlier] = await Promise.all(
    of.runs.slice(0, 2).map((run) => ports.periods.statement(run.id, run.computation, id)),
  )
  const { currency } = of.time.company
  const amount = (minor: bigint): string => formatMoney(money(minor, currency))
  const earned: TileView = {
    key: 'EARNED_LAST',
    value: amount(last?.totalMinor ?? 0n),
    unit: currency,
    before: earlier ? amount(earlier.totalMinor) : null,
    link: '/earnings',
  }
  const missing = last?.summary.missing
  const next: TileView[] = missing
    ? [{ key: 'NEXT_RANK', value: missing.rank, unit: 'TEXT', before: null, link: '/earnings' }]
    : []
  // Who never had a statement has earned nothing to compare: no tile is better than a zero.
  return last || earlier ? [earned, ...next] : next
}
