import { type Chance, chanceOf } from '#server/domain/kernel/chance.ts'
import { admitColumns } from '#server/domain/scoring/admit-columns.ts'
import type { LeadColumn, LeadTable } from '#server/domain/scoring/lead-table.ts'
import { sigmoid } from '#server/domain/scoring/log-odds.ts'

/** A number near 0 with spread 1, bell-shaped. */
export function bell(chance: Chance): number {
  let sum = -6
  for (let draw = 0; draw < 12; draw += 1) sum += chance.fraction()
  return sum
}

export const numberColumn = (name: string, values: readonly number[]): LeadColumn => ({
  kind: 'NUMBER',
  name,
  values: Float64Array.from(values),
})

/** A column of choices; '' is missing. */
export function choiceColumn(name: string, texts: readonly string[]): LeadColumn {
  const levels = [...new Set(texts)].filter((text) => text !== '')
  return { kind: 'CHOICE', name, codes: Int32Array.from(texts, (text) => levels.indexOf(text)), levels }
}

export const PULLS: Readonly<Record<string, number>> = { shop: 0.8, fair: 0, call: -0.8 }
export const TRUTH = { intercept: -0.5, visits: 1, minutes: -0.6 } as const

/** Leads whose outcomes follow a known law: two numbers, one choice, two fields that mean nothing; some are missing. */
export function plantedLeads(count: number, seed: number): LeadTable {
  const chance = chanceOf(seed)
  const [visits, minutes, noise]: number[][] = [[], [], []]
  const [source, colour]: string[][] = [[], []]
  const won = Uint8Array.from({ length: count }, () => {
    const [a, b] = [bell(chance), bell(chance)]
    const from = chance.pick(Object.keys(PULLS))
    visits!.push(a)
    minutes!.push(b)
    noise!.push(chance.happens(0.1) ? Number.NaN : chance.fraction())
    source!.push(from)
    colour!.push(chance.happens(0.1) ? '' : chance.pick(['red', 'green', 'blue']))
    const score = TRUTH.intercept + TRUTH.visits * a + TRUTH.minutes * b + PULLS[from]!
    return chance.happens(sigmoid(score)) ? 1 : 0
  })
  const columns = [
    numberColumn('visits', visits!),
    numberColumn('minutes', minutes!),
    numberColumn('noise', noise!),
    choiceColumn('source', source!),
    choiceColumn('colour', colour!),
  ]
  return { count, columns, won }
}

/** The same leads, all weighing alike. */
export const alike = (count: number): Float64Array => new Float64Array(count).fill(1)

export const NO_WISHES = { excluded: new Set<string>(), kept: new Set<string>() }

/** Which columns may take part beside some outcomes, and which not, each with its reason. */
export function told(columns: readonly LeadColumn[], won: Uint8Array, wishes = NO_WISHES) {
  const { admitted, dropped } = admitColumns(columns, won, wishes)
  return {
    admitted: admitted.map(({ name }) => name),
    dropped: dropped.map(({ column, why }) => `${column} ${why}`),
  }
}
