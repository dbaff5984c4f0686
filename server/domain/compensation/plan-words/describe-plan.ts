import type { Cap, Plan, Volume } from '#server/domain/compensation/plan-document.ts'
import { bonusWords } from '#server/domain/compensation/plan-words/bonus-words.ts'
import {
  accountWord,
  orderKindWord,
  refundReasonWord,
} from '#server/domain/compensation/plan-words/code-words.ts'
import { conditionWords } from '#server/domain/compensation/plan-words/condition-words.ts'
import { type Language, Speaker } from '#server/domain/compensation/plan-words/speaker.ts'
import { treeWords } from '#server/domain/compensation/plan-words/tree-words.ts'

/** A heading with its sentences. */
export interface PlanSection {
  readonly heading: string
  readonly sentences: readonly string[]
}

/** A plan in plain words, generated from the document alone: frame, volumes, activity, ranks, bonuses, caps, payout. */
export function describePlan(plan: Plan, lang: Language): PlanSection[] {
  const speaker = new Speaker(plan, lang)
  const say = speaker.say.bind(speaker)
  const sections: PlanSection[] = [
    {
      heading: `${plan.title[lang]} (${plan.plan}, ${say('Version', 'version')} ${plan.version})`,
      sentences: frame(speaker),
    },
    {
      heading: say('Bäume', 'Trees'),
      sentences: plan.trees.map((tree) => treeWords(tree, speaker)),
    },
    {
      heading: say('Volumen', 'Volumes'),
      sentences: plan.volumes.map((volume) => volumeWords(volume, speaker)),
    },
    { heading: say('Aktivität', 'Activity'), sentences: [activity(speaker)] },
    { heading: say('Ränge, vom niedrigsten an', 'Ranks, from the lowest'), sentences: ranks(speaker) },
    ...plan.bonuses.map((bonus) => ({
      heading: `${say('Bonus', 'Bonus')} ${bonus.title?.[lang] ?? bonus.id}`,
      sentences: bonusWords(bonus, speaker),
    })),
    { heading: say('Deckel', 'Caps'), sentences: plan.caps.map((cap) => capWords(cap, speaker)) },
    { heading: say('Auszahlung und Rückgaben', 'Payout and returns'), sentences: payout(speaker) },
  ]
  return sections.filter(({ sentences }) => sentences.length > 0)
}

function frame({ plan, ...rest }: Speaker): string[] {
  const speaker = new Speaker(plan, rest.lang)
  const say = speaker.say.bind(speaker)
  const kind = plan.period.kind === 'MONTH' ? say('monatlich', 'each month') : say('wöchentlich', 'each week')
  const counted = {
    ACCEPTED: say('angenommen', 'accepted'),
    PAID: say('bezahlt', 'paid'),
    SHIPPED: say('versandt', 'shipped'),
  }[plan.period.ordersCountWhen]
  const from = speaker.day(plan.validFrom)
  const last = plan.validUntil && speaker.day(plan.validUntil)
  const until = last ? say(` bis ${last}`, ` until ${last}`) : ''
  const source = {
    ORDER: say('Bestellung', 'order'),
    ORDER_LINE: say('Bestellposition', 'order line'),
    MEMBER_PERIOD: say('Käufer und Zeitraum', 'buyer and period'),
  }[plan.rounding.source]
  return [
    say(`Gilt ab ${from}${until}, in ${plan.currency}.`, `Holds from ${from}${until}, in ${plan.currency}.`),
    say(
      `Abgerechnet wird ${kind} nach der Zeit von ${plan.period.zone}; eine Bestellung zählt, sobald sie ${counted} ist.`,
      `Settled ${kind} by the clock of ${plan.period.zone}; an order counts once it is ${counted}.`,
    ),
    say(`Eine Zeile steht für: ${source}.`, `One line stands for: ${source}.`),
  ]
}

function volumeWords(volume: Volume, speaker: Speaker): string {
  const say = speaker.say.bind(speaker)
  const measure = {
    PV: say('Punkte', 'points'),
    CV: say('provisionsfähiger Umsatz', 'commissionable volume'),
    PRICE: say('gezahlter Preis', 'price paid'),
  }[volume.measure]
  const of = volume.of.map((part) =>
    part === 'OWN'
      ? say('eigenen Bestellungen', 'own orders')
      : say('Bestellungen eigener Kunden', 'own customers’ orders'),
  )
  const scope = {
    SELF: say('des Partners selbst', 'of the member alone'),
    GROUP: say('des Partners und der ganzen Downline', 'of the member and the whole downline'),
    LEGS: say('der Downline ohne den Partner', 'of the downline without the member'),
    LEVELS: '',
  }[volume.scope.kind]
  const levels = volume.scope.kind === 'LEVELS' ? volume.scope.levels : 0
  const reach = levels > 0 ? say(`der ersten ${levels} Ebenen`, `of the first ${levels} levels`) : scope
  const tree = volume.scope.kind === 'SELF' ? '' : ` ${speaker.tree(volume.tree)}`
  const without = withoutWords(volume, speaker)
  const span =
    volume.windows > 1
      ? say(`, ${volume.windows} Zeiträume zusammen`, `, ${volume.windows} periods together`)
      : ''
  return `${volume.id}: ${measure} ${say('aus', 'from')} ${speaker.list(of)}${say(',', '')} ${reach}${tree}${without}${span}.`
}

function withoutWords({ without }: Volume, speaker: Speaker): string {
  const say = speaker.say.bind(speaker)
  const parts: string[] = []
  if (without.kinds.length > 0)
    parts.push(speaker.list(without.kinds.map((kind) => orderKindWord(kind, speaker))))
  if (without.legsFromRank !== undefined) {
    const rank = speaker.rank(without.legsFromRank)
    parts.push(say(`Linien ab ${rank}`, `legs headed by ${rank} or higher`))
  }
  if (without.qualifyingLegs)
    parts.push(say('die zählenden Linien der Rangstufe', 'the legs that qualify the rung'))
  return parts.length === 0 ? '' : say(`, ohne ${speaker.list(parts)}`, `, without ${speaker.list(parts)}`)
}

function activity(speaker: Speaker): string {
  const { activity: condition } = speaker.plan
  if (condition === undefined) {
    return speaker.say(
      'Aktiv ist, wer registriert oder in der Nachfrist ist.',
      'Active is who is enrolled or in grace.',
    )
  }
  const words = conditionWords(condition, speaker)
  return speaker.say(`Aktiv ist im Zeitraum, wer ${words}.`, `Active in a period is who ${words}.`)
}

function ranks(speaker: Speaker): string[] {
  const say = speaker.say.bind(speaker)
  const rungs = speaker.plan.ranks.map(({ id, achieve, maintain }) => {
    const keep = maintain
      ? say(
          ` Halten kann ihn, wer ${conditionWords(maintain, speaker)}.`,
          ` Kept by who ${conditionWords(maintain, speaker)}.`,
        )
      : ''
    return say(
      `${id}: wer ${conditionWords(achieve, speaker)}.${keep}`,
      `${id}: who ${conditionWords(achieve, speaker)}.${keep}`,
    )
  })
  if (rungs.length === 0 || speaker.plan.ladder === 'ANY') return rungs
  return [...rungs, say('Eine verfehlte Stufe beendet den Aufstieg.', 'A failed rung stops the ladder.')]
}

function capWords(cap: Cap, speaker: Speaker): string {
  const say = speaker.say.bind(speaker)
  if (!('limit' in cap)) {
    const who =
      cap.scope === 'OWNER'
        ? say('über alle Positionen eines Inhabers', 'over all positions of one owner')
        : say('je Person über alle Boni', 'for a person over all bonuses')
    const rows = cap.byRank.some((amount) => amount !== undefined)
      ? say(
          `; nach Rang: ${speaker.byRank(cap.byRank, (amount) => speaker.money(amount))}`,
          `; by rank: ${speaker.byRank(cap.byRank, (amount) => speaker.money(amount))}`,
        )
      : ''
    return say(
      `Höchstens ${speaker.money(cap.amount)} ${who}${rows}.`,
      `At most ${speaker.money(cap.amount)} ${who}${rows}.`,
    )
  }
  const most =
    cap.limit.kind === 'SUM'
      ? speaker.money(cap.limit.amount)
      : say(`${speaker.percent(cap.limit.share)} des CV`, `${speaker.percent(cap.limit.share)} of the CV`)
  const what =
    cap.scope === 'COMPANY'
      ? say('für alles zusammen', 'for everything together')
      : speaker.list(cap.of.map((index) => speaker.bonus(index)))
  const how = {
    PRO_RATA: say('gekürzt wird anteilig', 'cut in proportion'),
    PRIORITY: say('niedrige Ränge werden zuerst gekürzt', 'lower ranks are cut first'),
    HARD_STOP: say('wer zuerst kommt, erhält zuerst', 'first come, first paid'),
  }[cap.mode]
  const names = speaker.list(cap.spares.map((index) => speaker.bonus(index)))
  const spared =
    cap.spares.length === 0
      ? ''
      : say(`; ${names} zählt mit und wird nicht gekürzt`, `; ${names} counts and is not cut`)
  return say(`Höchstens ${most} ${what}; ${how}${spared}.`, `At most ${most} ${what}; ${how}${spared}.`)
}

function payout(speaker: Speaker): string[] {
  const say = speaker.say.bind(speaker)
  const { payout: rule, clawback } = speaker.plan
  const split = rule.split
    .map(({ account, share }) => `${speaker.percent(share)} ${accountWord(account, speaker)}`)
    .join(', ')
  const reasons = speaker.list(
    clawback.keepPaidWhen.map((reason) => refundReasonWord(reason, speaker)),
    say('oder', 'or'),
  )
  const kept =
    clawback.keepPaidWhen.length > 0 ? say(`, außer bei: ${reasons}`, `, except for: ${reasons}`) : ''
  return [
    say(
      `Ausgezahlt wird ab ${speaker.money(rule.minimum)}: ${split}.`,
      `Paid out from ${speaker.money(rule.minimum)} on: ${split}.`,
    ),
    clawback.mode === 'EXACT'
      ? say(
          `Eine Rückgabe nimmt genau zurück, was die Bestellung gezahlt hat${kept}.`,
          `A return takes back exactly what the order paid${kept}.`,
        )
      : say('Eine spätere Rückgabe nimmt nichts zurück.', 'A later return takes nothing back.'),
    ...(clawback.volume === 'NONE'
      ? [say('Das Volumen früherer Zeiträume bleibt.', 'Volume of earlier periods stays.')]
      : []),
  ]
}
