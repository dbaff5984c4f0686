import type {
  Cap,
  CapLimit,
  Payout,
  PlacementTree,
  Plan,
  PlanPeriod,
  Volume,
} from '#server/domain/compensation/plan-document.ts'
import type { InputIssue } from '#server/domain/kernel/failure.ts'
import { type CalendarDate, parseDate } from '#server/domain/kernel/instant.ts'
import { CURRENCY_DIGITS, isCurrency } from '#server/domain/kernel/money.ts'
import { addRates, compareRates, ONE_RATE, ZERO_RATE } from '#server/domain/kernel/rate.ts'
import { parseTimeZone, type TimeZone } from '#server/domain/kernel/time-zone.ts'
import { suggestion } from '#server/formats/nearest-word.ts'
import { NameResolver } from '#server/formats/plan-document/names.ts'
import type { PlanDocument } from '#server/formats/plan-document/plan-schema.ts'
import { resolveBonus } from '#server/formats/plan-document/resolve-bonus.ts'
import { resolveCondition } from '#server/formats/plan-document/resolve-condition.ts'

/** A written plan with every name resolved, and every issue found on the way; use the plan only without issues. */
export function resolvePlan(written: PlanDocument): { plan: Plan; issues: readonly InputIssue[] } {
  const names = new NameResolver(namesOf(written))
  checkNames(written, names)
  const inRank = { inRank: true, bonusesBefore: 0 }
  const plan: Plan = {
    plan: written.plan,
    version: written.version,
    ...dates(written, names),
    title: written.title,
    currency: names.names.currency,
    period: period(written, names.at('period')),
    rounding: { unit: written.rounding?.unit ?? 'LINE', source: written.rounding?.source ?? 'ORDER' },
    trees: trees(written),
    volumes: volumes(written, names.at('volumes')),
    ...(written.activity
      ? { activity: resolveCondition(written.activity, names.at('activity'), inRank) }
      : {}),
    classes: (written.classes ?? []).map((row, index) => ({
      id: row.id,
      ...(row.cv === undefined ? {} : { cv: names.at('classes').at(index).at('cv').money(row.cv) }),
    })),
    ranks: (written.ranks ?? []).map((rank, index) => {
      const at = names.at('ranks').at(index)
      const achieve = resolveCondition(rank.achieve, at.at('achieve'), inRank)
      if (!rank.maintain) return { id: rank.id, achieve }
      return { id: rank.id, achieve, maintain: resolveCondition(rank.maintain, at.at('maintain'), inRank) }
    }),
    ladder: written.ladder ?? 'ANY',
    bonuses: written.bonuses.map((bonus, position) =>
      resolveBonus(bonus, { names: names.at('bonuses').at(position), position }),
    ),
    caps: caps(written, names.at('caps')),
    clawback: {
      mode: written.clawback?.mode ?? 'EXACT',
      volume: written.clawback?.volume ?? 'PERIOD_OF_REFUND',
      keepPaidWhen: written.clawback?.keepPaidWhen ?? [],
    },
    payout: payout(written, names.at('payout')),
  }
  return { plan, issues: names.issues }
}

function namesOf(written: PlanDocument) {
  const volumes = Object.entries(written.volumes ?? {})
  return {
    rank: (written.ranks ?? []).map(({ id }) => id),
    volume: volumes.map(([name]) => name),
    bonus: written.bonuses.map(({ id }) => id),
    class: (written.classes ?? []).map(({ id }) => id),
    tree: Object.keys(written.trees ?? {}),
    treeKinds: Object.values(written.trees ?? {}).map(({ kind }) => kind),
    treeDepths: Object.values(written.trees ?? {}).map((tree) => ('depth' in tree ? tree.depth : undefined)),
    measures: volumes.map(([, { measure }]) => measure),
    currency: isCurrency(written.currency) ? written.currency : ('EUR' as const),
  }
}

function checkNames(written: PlanDocument, names: NameResolver): void {
  if (!isCurrency(written.currency)) {
    const hint = suggestion(written.currency, Object.keys(CURRENCY_DIGITS))
    names.at('currency').complain(`"${written.currency}" is no currency Stemma knows; ${hint}`)
  }
  for (const [kind, key] of [
    ['rank', 'ranks'],
    ['bonus', 'bonuses'],
    ['class', 'classes'],
  ] as const) {
    names.names[kind].forEach((name, index) => {
      if (names.names[kind].indexOf(name) === index) return
      names.at(key).at(index).at('id').complain(`"${name}" is used twice; give each ${kind} its own id`)
    })
  }
  if (names.names.tree.includes('SPONSOR')) {
    names.at('trees').at('SPONSOR').complain('is the sponsor tree’s own name; choose another')
  }
  if (names.names.volume.includes('CUSTOMERS')) {
    names.at('volumes').at('CUSTOMERS').complain('is the name brackets use for customers; choose another')
  }
}

function date(text: string, names: NameResolver): CalendarDate {
  const parsed = parseDate(text)
  if (parsed === undefined)
    names.complain(`"${text}" is no day of the calendar; write YYYY-MM-DD, of the years 1900 to 2199`)
  return parsed ?? ('2000-01-01' as CalendarDate)
}

function dates(written: PlanDocument, names: NameResolver): Pick<Plan, 'validFrom' | 'validUntil'> {
  const validFrom = date(written.validFrom, names.at('validFrom'))
  if (written.validUntil === undefined) return { validFrom }
  const validUntil = date(written.validUntil, names.at('validUntil'))
  if (validUntil < validFrom) {
    names.at('validUntil').complain(`lies before validFrom (${validFrom}); swap or correct the days`)
  }
  return { validFrom, validUntil }
}

function period(written: PlanDocument, names: NameResolver): PlanPeriod {
  const zone = parseTimeZone(written.period.zone)
  if (zone === undefined) {
    names.at('zone').complain(`"${written.period.zone}" is no time zone; use a name such as Europe/Berlin`)
  }
  return {
    kind: written.period.kind,
    zone: zone ?? ('UTC' as TimeZone),
    ordersCountWhen: written.period.ordersCountWhen ?? 'ACCEPTED',
  }
}

const trees = (written: PlanDocument): PlacementTree[] =>
  Object.entries(written.trees ?? {}).map(([name, tree]) =>
    tree.kind === 'BINARY'
      ? { name, kind: tree.kind, placement: tree.placement ?? 'FREE', holdingDays: tree.holdingDays ?? 0 }
      : {
          name,
          kind: tree.kind,
          width: tree.width,
          depth: tree.depth,
          spillover: tree.spillover ?? 'BREADTH_FIRST',
          vacancy: tree.vacancy ?? 'KEEP_EMPTY',
        },
  )

const volumes = (written: PlanDocument, names: NameResolver): Volume[] =>
  Object.entries(written.volumes ?? {}).map(([id, volume]) => {
    const at = names.at(id)
    const { scope, without } = volume
    const from = without?.legsFromRank
    return {
      id,
      measure: volume.measure,
      of: volume.of ?? ['OWN', 'OWN_CUSTOMERS'],
      scope: typeof scope === 'string' ? { kind: scope } : { kind: 'LEVELS', levels: scope.LEVELS },
      tree: at.at('tree').tree(volume.tree),
      without: {
        kinds: without?.kinds ?? [],
        ...(from === undefined
          ? {}
          : { legsFromRank: at.at('without').at('legsFromRank').position('rank', from) }),
        qualifyingLegs: without?.qualifyingLegs ?? false,
      },
      windows: volume.windows ?? 1,
    }
  })

function caps(written: PlanDocument, names: NameResolver): Cap[] {
  const bySource = written.rounding?.source === 'MEMBER_PERIOD'
  return (written.caps ?? []).map((cap, index) => {
    const at = names.at(index)
    if (bySource && 'mode' in cap && cap.mode === 'HARD_STOP') {
      at.at('mode').complain(
        'HARD_STOP needs rounding.source ORDER or ORDER_LINE: first come needs an instant',
      )
    }
    return resolveCap(cap, at)
  })
}

function resolveCap(written: NonNullable<PlanDocument['caps']>[number], names: NameResolver): Cap {
  if (written.scope === 'OWNER' || written.scope === 'PERSON') {
    return {
      scope: written.scope,
      amount: names.at('amount').money(written.amount),
      byRank: names.at('byRank').byRank(written.byRank ?? {}, (text, at) => at.money(text)),
    }
  }
  if ((written.amount === undefined) === (written.shareOfCv === undefined)) {
    names.complain('give either "shareOfCv" or "amount"')
  }
  const limit: CapLimit =
    written.amount === undefined
      ? { kind: 'SHARE_OF_CV', share: names.at('shareOfCv').part(written.shareOfCv ?? '0') }
      : { kind: 'SUM', amount: names.at('amount').money(written.amount) }
  const mode = written.mode ?? 'PRO_RATA'
  const spares = (written.spares ?? []).map((name, index) =>
    names.at('spares').at(index).position('bonus', name),
  )
  if (written.scope === 'COMPANY') return { scope: written.scope, limit, mode, spares }
  const of = written.of.map((name, index) => names.at('of').at(index).position('bonus', name))
  return { scope: written.scope, of, limit, mode, spares }
}

function payout(written: PlanDocument, names: NameResolver): Payout {
  const split = (written.payout?.split ?? [{ account: 'MONEY', share: '1' }]).map(({ account, share }) => ({
    account,
    share: names.rate(share),
  }))
  const sum = split.reduce((total, { share }) => addRates(total, share), ZERO_RATE)
  if (compareRates(sum, ONE_RATE) !== 0) names.at('split').complain('the shares must add up to exactly 1')
  const declared = written.payout?.declaredShare
  return {
    minimum: names.at('minimum').money(written.payout?.minimum ?? '0'),
    split,
    ...(declared === undefined ? {} : { declaredShare: names.rate(declared) }),
  }
}
