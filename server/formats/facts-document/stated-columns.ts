import {
  ACTIVE_NOT_STATED,
  MEMBER_STATUSES,
  RANK_NOT_STATED,
  type StatedFacts,
} from '#server/domain/compensation/facts.ts'
import {
  currencyDigits,
  type FactsContext,
  measureDigits,
  memberAt,
  periodIndex,
  positionOf,
  unitsAt,
} from '#server/formats/facts-document/document-context.ts'
import type { FactsDocument } from '#server/formats/facts-document/facts-schema.ts'

type Values = Omit<NonNullable<FactsDocument['stated']>[number], 'member' | 'period'>

/** Values stated for a member in one period or in all (`period` -1). */
export interface StatedRecord {
  readonly member: number
  readonly period: number
  readonly values: Values
  readonly path: string
}

/** All stated values: those written at members hold in every period, those under `stated` in theirs. */
export function statedRecords(context: FactsContext): StatedRecord[] {
  const { document } = context
  const records: StatedRecord[] = []
  document.members.forEach((values, member) => {
    const { rank, active, points, volumes } = values
    if (rank === undefined && active === undefined && points === undefined && volumes === undefined) return
    records.push({
      member,
      period: -1,
      values: { rank, active, points, volumes },
      path: `members[${member}]`,
    })
  })
  document.stated?.forEach((values, index) => {
    const path = `stated[${index}]`
    const member = memberAt(context, values.member, `${path}.member`)
    const period = values.period === undefined ? -1 : periodIndex(context, values.period, `${path}.period`)
    if (member >= 0) records.push({ member, period, values, path })
  })
  return records
}

/** The stated values of one period as columns; `status` is changed where one is stated. */
export function statedColumns(
  context: FactsContext,
  records: readonly StatedRecord[],
  { period, status }: { period: number; status: Uint8Array },
): StatedFacts {
  const count = context.document.members.length
  const own = records.filter((record) => record.period === -1 || record.period === period)
  const says = (key: keyof Values) => own.some(({ values }) => values[key] !== undefined)
  const rank = new Int16Array(says('rank') ? count : 0).fill(RANK_NOT_STATED)
  const active = new Uint8Array(says('active') ? count : 0).fill(ACTIVE_NOT_STATED)
  const points = new Float64Array(says('points') ? count : 0)
  const volumes = new Map<number, Float64Array>()
  for (const { member, values, path } of own) {
    if (values.rank !== undefined) rank[member] = rankOf(context, values.rank, path)
    if (values.active !== undefined) active[member] = values.active ? 1 : 0
    if (values.status !== undefined) status[member] = MEMBER_STATUSES.indexOf(values.status)
    if (values.points !== undefined) {
      points[member] = unitsAt(context, values.points, { digits: 2, path: `${path}.points` })
    }
    for (const [name, text] of Object.entries(values.volumes ?? {})) {
      const found = statedVolume(context, { name, text, path: `${path}.volumes.${name}` })
      if (!found) continue
      const column = volumes.get(found.volume) ?? new Float64Array(count).fill(Number.NaN)
      column[member] = found.units
      volumes.set(found.volume, column)
    }
  }
  return {
    rank,
    active,
    points,
    volumes: [...volumes].map(([volume, values]) => ({ volume, values })),
    earnings: statedEarnings(context, period),
    ...companyCv(context),
  }
}

function rankOf(context: FactsContext, name: string | null, path: string): number {
  if (name === null) return -1
  const known = context.plan.ranks.map(({ id }) => id)
  return positionOf(context, name, { known, code: 'RANK_UNKNOWN', path: `${path}.rank` })
}

/** A volume of the plan by name with a written value in its unit. */
export function statedVolume(
  context: FactsContext,
  { name, text, path }: { name: string; text: string; path: string },
): { volume: number; units: number } | undefined {
  const known = context.plan.volumes.map(({ id }) => id)
  const volume = positionOf(context, name, { known, code: 'VOLUME_UNKNOWN', path })
  const measure = context.plan.volumes[volume]?.measure
  if (measure === undefined) return undefined
  return { volume, units: unitsAt(context, text, { digits: measureDigits(context.plan, measure), path }) }
}

function statedEarnings(context: FactsContext, period: number): StatedFacts['earnings'] {
  const { document, plan } = context
  const known = plan.bonuses.map(({ id }) => id)
  return (document.earnings ?? []).flatMap((row, index) => {
    const path = `earnings[${index}]`
    const wanted = periodOf(context, row.period, path)
    if (wanted !== period) return []
    const member = memberAt(context, row.member, `${path}.member`)
    const bonus = positionOf(context, row.bonus, { known, code: 'BONUS_UNKNOWN', path: `${path}.bonus` })
    const sourceMember = row.source === undefined ? member : memberAt(context, row.source, `${path}.source`)
    const amount = unitsAt(context, row.amount, {
      digits: currencyDigits(plan.currency),
      path: `${path}.amount`,
    })
    return member < 0 || bonus < 0 ? [] : [{ member, bonus, sourceMember, amount }]
  })
}

/** Earnings without a period belong to the only one; with several periods each says its own. */
function periodOf(context: FactsContext, wanted: string | undefined, path: string): number {
  if (wanted !== undefined) return periodIndex(context, wanted, `${path}.period`)
  if (context.periods.length === 1) return 0
  const text = 'The facts have several periods; say in which the amount was earned ("period").'
  context.problems.add('PERIOD_UNKNOWN', path, text)
  return -1
}

function companyCv({ document, plan, problems, ...rest }: FactsContext): { companyCv?: number } {
  if (document.companyVolume === undefined) return {}
  const place = { digits: currencyDigits(plan.currency), path: 'companyVolume' }
  return { companyCv: unitsAt({ document, plan, problems, ...rest }, document.companyVolume, place) }
}
