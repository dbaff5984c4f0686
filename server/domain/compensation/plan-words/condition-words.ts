import type { Condition, ConditionLeaf, LegTest } from '#server/domain/compensation/condition-document.ts'
import { statusWord } from '#server/domain/compensation/plan-words/code-words.ts'
import type { Speaker } from '#server/domain/compensation/plan-words/speaker.ts'

/** A condition in plain words, as the end of a sentence that begins "who". */
export function conditionWords(condition: Condition, speaker: Speaker): string {
  if (condition.kind === 'ALL' || condition.kind === 'ANY') {
    const parts = condition.of.map((part) => {
      const words = conditionWords(part, speaker)
      return part.kind === 'ANY' || part.kind === 'ALL' ? `(${words})` : words
    })
    const joint = condition.kind === 'ALL' ? speaker.say('und', 'and') : speaker.say('oder', 'or')
    return speaker.list(parts, joint)
  }
  if (condition.kind === 'NOT') {
    const words = conditionWords(condition.of, speaker)
    return speaker.say(`nicht erfüllt: ${words}`, `does not meet: ${words}`)
  }
  return leafWords(condition, speaker)
}

function leafWords(leaf: ConditionLeaf, speaker: Speaker): string {
  const say = speaker.say.bind(speaker)
  switch (leaf.kind) {
    case 'VOLUME':
      return volumeWords(leaf, speaker)
    case 'LEGS': {
      const test = legWords(leaf.where, speaker)
      const where = speaker.tree(leaf.tree)
      const legs = speaker.atLeast(
        leaf.count,
        say('Linie', 'leg'),
        say('verschiedene Linien', 'different legs'),
      )
      return leaf.count === 1
        ? say(`${legs} ${where} hat, in der ${test}`, `has ${legs} ${where} in which ${test}`)
        : say(
            `${legs} ${where} hat, in denen jeweils ${test}`,
            `has ${legs} ${where} in each of which ${test}`,
          )
    }
    case 'SPONSORED_IN_LEGS': {
      const recruits = recruitWords(leaf.each, leaf.active, speaker)
      return say(`auf jeder Seite ${recruits} hat`, `has ${recruits} on each side`)
    }
    case 'FRONTLINE': {
      const recruits = recruitWords(leaf.count, leaf.active, speaker)
      return say(`${recruits} hat`, `has ${recruits}`)
    }
    case 'CUSTOMERS': {
      const customers = speaker.atLeast(
        leaf.count,
        say('eigenen Kunden', 'own customer'),
        say('eigene Kunden', 'own customers'),
      )
      return say(`${customers} mit Bestellung im Zeitraum hat`, `has ${customers} who ordered in the period`)
    }
    default:
      return simpleLeafWords(leaf, speaker)
  }
}

/** Own recruits, at least so many. */
function recruitWords(count: number, active: boolean, speaker: Speaker): string {
  const say = speaker.say.bind(speaker)
  return active
    ? speaker.atLeast(
        count,
        say('aktiven selbst geworbenen Partner', 'active own recruit'),
        say('aktive selbst geworbene Partner', 'active own recruits'),
      )
    : speaker.atLeast(
        count,
        say('selbst geworbenen Partner', 'own recruit'),
        say('selbst geworbene Partner', 'own recruits'),
      )
}

type SimpleLeaf = Exclude<
  ConditionLeaf,
  { kind: 'VOLUME' | 'LEGS' | 'SPONSORED_IN_LEGS' | 'FRONTLINE' | 'CUSTOMERS' }
>

function simpleLeafWords(leaf: SimpleLeaf, speaker: Speaker): string {
  const say = speaker.say.bind(speaker)
  switch (leaf.kind) {
    case 'RETAIL_SHARE': {
      const share = speaker.percent(leaf.share)
      return leaf.scope === 'SELF'
        ? say(
            `mindestens ${share} des eigenen Umsatzes mit Endkunden macht`,
            `sells at least ${share} of the own volume to end customers`,
          )
        : say(
            `mindestens ${share} des Gruppenumsatzes mit Endkunden macht`,
            `has at least ${share} of the group’s volume sold to end customers`,
          )
    }
    case 'ACTIVE':
      return leaf.active ? say('aktiv ist', 'is active') : say('nicht aktiv ist', 'is not active')
    case 'STATUS': {
      const words = leaf.statuses.map((status) => statusWord(status, speaker))
      const statuses = speaker.list(words, say('oder', 'or'))
      return say(`den Vertragsstatus ${statuses} hat`, `has the contract status ${statuses}`)
    }
    case 'ORDER_IN_PERIOD':
      return leaf.present
        ? say('im Zeitraum selbst bestellt hat', 'placed an own order in the period')
        : say('im Zeitraum nicht selbst bestellt hat', 'placed no own order in the period')
    case 'PRODUCT': {
      const products = speaker.list(leaf.products, say('oder', 'or'))
      return say(`${products} gekauft hat`, `bought ${products}`)
    }
    case 'TENURE':
      return say(
        `in ${leaf.periods} der letzten ${leaf.of} Zeiträume mindestens ${speaker.rank(leaf.rank)} war`,
        `was at least ${speaker.rank(leaf.rank)} in ${leaf.periods} of the last ${leaf.of} periods`,
      )
    case 'RANK':
      return say(`mindestens ${speaker.rank(leaf.rank)} ist`, `is at least ${speaker.rank(leaf.rank)}`)
    case 'CLASS': {
      const classes = speaker.list(
        leaf.classes.map((index) => speaker.plan.classes[index]?.id ?? '?'),
        say('oder', 'or'),
      )
      return say(`zur Klasse ${classes} gehört`, `belongs to class ${classes}`)
    }
    case 'EARNED': {
      const [bonus, min] = [speaker.bonus(leaf.bonus), speaker.money(leaf.min)]
      return say(`unter „${bonus}“ mindestens ${min} verdient hat`, `earned at least ${min} under "${bonus}"`)
    }
  }
}

function volumeWords(leaf: Extract<ConditionLeaf, { kind: 'VOLUME' }>, speaker: Speaker): string {
  const say = speaker.say.bind(speaker)
  const [name, min] = [speaker.volume(leaf.volume), speaker.units(leaf.min, speaker.measureOf(leaf.volume))]
  const span =
    leaf.windows === 1
      ? ''
      : say(` in ${leaf.windows} Zeiträumen zusammen`, ` over ${leaf.windows} periods together`)
  if (leaf.legCap === undefined)
    return say(`mindestens ${min} ${name}${span} erreicht`, `reaches at least ${min} of ${name}${span}`)
  const cap = speaker.percent(leaf.legCap)
  const own = leaf.capOwn ? say(', auch das eigene Volumen', ', the own volume likewise') : ''
  return say(
    `mindestens ${min} ${name}${span} erreicht (keine Linie zählt mit mehr als ${cap} davon${own})`,
    `reaches at least ${min} of ${name}${span} (no leg counts for more than ${cap} of it${own})`,
  )
}

function legWords(test: LegTest, speaker: Speaker): string {
  const say = speaker.say.bind(speaker)
  const parts: string[] = []
  if (test.volume) {
    const { volume, min } = test.volume
    const text = speaker.units(min, speaker.measureOf(volume))
    parts.push(
      say(
        `${speaker.volume(volume)} mindestens ${text} beträgt`,
        `${speaker.volume(volume)} is at least ${text}`,
      ),
    )
  }
  if (test.active !== undefined) {
    parts.push(
      test.active
        ? say('der oberste Partner aktiv ist', 'the head is active')
        : say('der oberste Partner nicht aktiv ist', 'the head is not active'),
    )
  }
  if (test.containsRank !== undefined) {
    const rank = speaker.rank(test.containsRank)
    parts.push(say(`jemand mindestens ${rank} ist`, `somebody is at least ${rank}`))
  }
  if (test.headRank !== undefined) {
    const rank = speaker.rank(test.headRank)
    parts.push(say(`der oberste Partner mindestens ${rank} ist`, `the head is at least ${rank}`))
  }
  return speaker.list(parts)
}
