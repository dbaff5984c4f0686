import { type Factor, factorOf } from '#server/domain/compensation/exact.ts'
import { multiplyRates, type Rate, ZERO_RATE } from '#server/domain/kernel/rate.ts'

/** All rates a run's lines name, each once, in the order in which the plan first uses them. */
export interface RateList {
  readonly rates: Rate[]
  readonly places: Map<string, number>
}

export const emptyRateList = (): RateList => ({ rates: [], places: new Map() })

/** The place of a rate in the list. */
export function ratePlace(list: RateList, rate: Rate): number {
  const key = `${rate.numerator}/${rate.denominator}`
  const known = list.places.get(key)
  if (known !== undefined) return known
  list.rates.push(rate)
  list.places.set(key, list.rates.length - 1)
  return list.rates.length - 1
}

/** Makes factors for one bonus: rate times share, multiplier and unit. */
export type FactorMaker = (rate: Rate) => Factor

export function factorMaker(list: RateList, scale: Rate): FactorMaker {
  const made = new Map<string, Factor>()
  return (rate) => {
    const key = `${rate.numerator}/${rate.denominator}`
    const known = made.get(key)
    if (known) return known
    const factor = factorOf(multiplyRates(rate, scale), ratePlace(list, rate))
    made.set(key, factor)
    return factor
  }
}

/** The factor that pays nothing. */
export const NO_FACTOR: Factor = factorOf(ZERO_RATE, -1)
