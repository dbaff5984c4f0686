import { CONTRACT_STATUSES, type ContractStatus } from '#server/domain/genealogy/events.ts'
import { permits } from '#server/domain/kernel/access.ts'
import { dayNumber } from '#server/domain/kernel/instant.ts'
import { formatMoney, money } from '#server/domain/kernel/money.ts'
import type { Period } from '#server/domain/kernel/period.ts'
import { counted, type HomeTime, type TileView } from '#server/usecases/company/tile.ts'
import type { Call } from '#server/usecases/guard.ts'

/** The start page of those who work for the company: what their roles look after. */
export async function companyTiles(call: Call, time: HomeTime): Promise<readonly TileView[]> {
  const standings = call.actor.standings
  const parts = [
    memberTiles(call, time),
    ...(permits(standings, 'PERIOD_SEE') ? [await tradeTiles(call, time)] : []),
    ...(permits(standings, 'RUN_COMPUTE') ? [await runTiles(call, time)] : []),
    ...(permits(standings, 'IMPORT_CANCEL') ? [await importTiles(call)] : []),
    ...(permits(standings, 'USERS_MANAGE') ? [await machineTiles(call)] : []),
  ]
  return parts.flat()
}

function memberTiles({ ports }: Call, { current, previous }: HomeTime): readonly TileView[] {
  const { index } = ports.genealogy
  const { status } = index.members
  const counts = new Map<ContractStatus, number>()
  let active = 0
  for (let member = 0; member < index.count; member += 1) {
    if (index.members.isVacant(member as never)) continue
    const key = CONTRACT_STATUSES[status[member]!]!
    counts.set(key, (counts.get(key) ?? 0) + 1)
    if (index.members.isActive(member)) active += 1
  }
  const present = (counts.get('ENROLLED') ?? 0) + (counts.get('GRACE') ?? 0) + (counts.get('APPLIED') ?? 0)
  return [
    counted('MEMBERS', present, { link: '/members' }),
    counted('MEMBERS_ACTIVE', active, { link: '/members?active=true' }),
    counted('NEW_MEMBERS', joinedIn(ports, current), { link: '/members', before: joinedIn(ports, previous) }),
    counted('SUSPENDED', counts.get('SUSPENDED') ?? 0, { link: '/members?status=SUSPENDED' }),
    counted('ENDED', counts.get('TERMINATED') ?? 0, { link: '/members?status=TERMINATED' }),
  ]
}

function joinedIn({ genealogy }: Call['ports'], { firstDay, dayAfter }: Period): number {
  const { joinedDay } = genealogy.index.members
  const [from, before] = [dayNumber(firstDay), dayNumber(dayAfter)]
  let joined = 0
  for (let member = 0; member < genealogy.index.count; member += 1) {
    const day = joinedDay[member]!
    if (day >= from && day < before && !genealogy.index.members.isVacant(member as never)) joined += 1
  }
  return joined
}

async function tradeTiles({ ports }: Call, time: HomeTime): Promise<readonly TileView[]> {
  const { company, current, previous } = time
  const sales = await ports.periods.sales([current.id, previous.id])
  const now = sales.find(({ period }) => period === current.id)
  const then = sales.find(({ period }) => period === previous.id)
  const amount = (minor: bigint | undefined): string => formatMoney(money(minor ?? 0n, company.currency))
  return [
    counted('ORDERS_OPEN_PERIOD', now?.orders ?? 0, {
      link: `/orders?period=${current.id}`,
      before: then?.orders ?? 0,
    }),
    {
      key: 'CV',
      value: amount(now?.cvMinor),
      unit: company.currency,
      before: amount(then?.cvMinor),
      link: `/orders?period=${current.id}`,
    },
  ]
}

async function runTiles({ ports }: Call, { company }: HomeTime): Promise<readonly TileView[]> {
  const runs = [...(await ports.periods.runs())].sort((a, b) => (a.period < b.period ? 1 : -1))
  const [newest, earlier] = runs
  if (!newest) return []
  const link = `/periods/${newest.period}`
  const amount = (minor: bigint): string => formatMoney(money(minor, company.currency))
  return [
    { key: 'PERIOD_STATE', value: `${newest.period} ${newest.state}`, unit: 'TEXT', before: null, link },
    {
      key: 'RUN_TOTAL',
      value: amount(newest.totalMinor),
      unit: company.currency,
      before: earlier ? amount(earlier.totalMinor) : null,
      link,
    },
    counted('CHECKS_FAILED', newest.report.checks.filter(({ ok }) => !ok).length, { link }),
  ]
}

/** Dry runs that may stand before the newest import. */
const IMPORTS_LOOKED_AT = 20

async function importTiles({ ports }: Call): Promise<readonly TileView[]> {
  const newest = (await ports.imports.list(IMPORTS_LOOKED_AT)).find(({ dryRun }) => !dryRun)
  return newest ? [counted('IMPORTS_REJECTED', newest.rejected, { link: `/imports/${newest.id}` })] : []
}

/** Users are few; more than this many are not counted one by one. */
const USERS_MOST = 10_000

async function machineTiles({ ports }: Call): Promise<readonly TileView[]> {
  const users = await ports.users.list(null, USERS_MOST)
  const { behindMs, headSeq } = ports.genealogy.health()
  return [
    counted('USERS', users.length, { link: '/users' }),
    { key: 'EVENTS', value: `${headSeq}`, unit: 'COUNT', before: null, link: '/audit' },
    { key: 'INDEX_BEHIND', value: `${behindMs}`, unit: 'MS', before: null, link: '/audit' },
  ]
}
