import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import { levelRateWords, walkWords } from '#server/domain/compensation/plan-words/rate-words.ts'
import type { Speaker } from '#server/domain/compensation/plan-words/speaker.ts'
import type { PoolShares } from '#server/domain/compensation/pool-division.ts'

type SumBonus = Extract<
  Bonus,
  { type: 'FAST_START' | 'RETAIL_PROFIT' | 'REFERRER' | 'POOL' | 'FIXED' | 'STATED' }
>

/** Families that pay sums, kits, pools and margins. */
export function sumWords(bonus: SumBonus, speaker: Speaker): string[] {
  const say = speaker.say.bind(speaker)
  switch (bonus.type) {
    case 'FAST_START':
      return fastStartWords(bonus, speaker)
    case 'RETAIL_PROFIT': {
      const what = bonus.rate
        ? speaker.percent(bonus.rate)
        : say('gezahlter Preis minus Partnerpreis', 'price paid less member price')
      const kept =
        bonus.settled === 'OUTSIDE'
          ? [say('Die Spanne wurde schon bar einbehalten.', 'The margin was already kept in cash.')]
          : []
      return [say(`Auf Bestellungen von Kunden: ${what}.`, `On customers’ orders: ${what}.`), ...kept]
    }
    case 'REFERRER': {
      const rate = speaker.percent(bonus.rate)
      return [say(`An den genannten Empfehler: ${rate}.`, `To the member named as referrer: ${rate}.`)]
    }
    case 'POOL':
      return poolWords(bonus, speaker)
    case 'FIXED': {
      const amount = speaker.amounts(bonus.amount)
      const once = bonus.once
        ? say(' einmal je Rang', ' once per rank')
        : say(' je Zeitraum', ' in each period')
      const grace =
        bonus.grace > 0
          ? [say(`Er läuft ${bonus.grace} Zeiträume nach.`, `It goes on for ${bonus.grace} periods after.`)]
          : []
      return [say(`Fester Betrag${once}: ${amount}.`, `A fixed amount${once}: ${amount}.`), ...grace]
    }
    case 'STATED':
      return [say('Die Beträge kommen aus den Fakten.', 'The amounts come from the facts.')]
  }
}

function fastStartWords(bonus: Extract<Bonus, { type: 'FAST_START' }>, speaker: Speaker): string[] {
  const say = speaker.say.bind(speaker)
  const { pay } = bonus
  const hides =
    bonus.hides.numerator === 0n
      ? []
      : [
          say(
            `Andere Boni sehen ${speaker.percent(bonus.hides)} dieses CV nicht.`,
            `Other bonuses do not see ${speaker.percent(bonus.hides)} of that CV.`,
          ),
        ]
  return [`${payWords(pay, bonus.base.measure, speaker)}`, ...walkWords(bonus, speaker), ...hides]
}

function payWords(
  pay: Extract<Bonus, { type: 'FAST_START' }>['pay'],
  measure: string,
  speaker: Speaker,
): string {
  const say = speaker.say.bind(speaker)
  if (pay.kind === 'RATES') {
    const rates = levelRateWords(pay.rates, speaker)
    const most =
      pay.maximum === undefined
        ? ''
        : say(
            `, je Bestellung höchstens ${speaker.money(pay.maximum)}`,
            `, at most ${speaker.money(pay.maximum)} an order`,
          )
    return say(
      `Schnellstart auf ${measure} ab Ebene 1: ${rates}${most}.`,
      `Fast start on ${measure} from level 1: ${rates}${most}.`,
    )
  }
  if (pay.kind === 'AMOUNTS') {
    const amounts = pay.amounts.map((amount) => speaker.money(amount)).join(', ')
    const products = [...pay.byProduct].map(
      ([product, list]) => `${product}: ${list.map((amount) => speaker.money(amount)).join(', ')}`,
    )
    const all = [...(amounts === '' ? [] : [amounts]), ...products].join('; ')
    return say(
      `Schnellstart je Bestellung ab Ebene 1: ${all}.`,
      `Fast start for each order from level 1: ${all}.`,
    )
  }
  const rows = speaker.byClass(
    pay.amounts,
    (row) => `(${speaker.byClass(row, (amount) => speaker.money(amount))})`,
  )
  return say(
    `Schnellstart nach eigener Klasse und der des Käufers: ${rows}.`,
    `Fast start by own class and the buyer’s: ${rows}.`,
  )
}

function poolWords(bonus: Extract<Bonus, { type: 'POOL' }>, speaker: Speaker): string[] {
  const say = speaker.say.bind(speaker)
  const fund =
    bonus.fund.kind === 'SHARE'
      ? say(
          `${speaker.percent(bonus.fund.share)} des ${bonus.base.measure}`,
          `${speaker.percent(bonus.fund.share)} of the ${bonus.base.measure}`,
        )
      : speaker.money(bonus.fund.amount)
  const shares = shareWords(bonus.shares, speaker)
  const unit =
    bonus.shareValueUnit === undefined
      ? []
      : [
          say(
            `Der Wert eines Anteils wird auf ${speaker.money(bonus.shareValueUnit)} abgerundet.`,
            `The value of a share is cut down to ${speaker.money(bonus.shareValueUnit)}.`,
          ),
        ]
  return [say(`Ein Topf von ${fund}, geteilt ${shares}.`, `A pool of ${fund}, shared ${shares}.`), ...unit]
}

function shareWords(shares: PoolShares, speaker: Speaker): string {
  const say = speaker.say.bind(speaker)
  switch (shares.kind) {
    case 'EQUAL':
      return say('zu gleichen Teilen', 'equally')
    case 'BY_POINTS':
      return say('nach Punkten', 'by points')
    case 'BY_RANK': {
      const rows = speaker.byRank(shares.byRank, (share) => String(share))
      return say(`nach Anteilen je Rang (${rows})`, `by shares of each rank (${rows})`)
    }
    case 'BY_VOLUME': {
      const per = speaker.units(shares.per, speaker.measureOf(shares.volume))
      const growth = shares.growth ? say(' Zuwachs an', ' growth of') : ''
      const name = speaker.volume(shares.volume)
      return say(
        `mit einem Anteil je ${per}${growth} ${name}`,
        `with one share for each ${per} of${growth} ${name}`,
      )
    }
    case 'BY_PLACE': {
      const name = speaker.volume(shares.volume)
      const places = speaker.rates(shares.places)
      return say(`nach Rangfolge in ${name}: ${places}`, `by place in ${name}: ${places}`)
    }
  }
}
