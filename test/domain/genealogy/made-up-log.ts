import type { ContractStatus } from '#server/domain/genealogy/events.ts'
import type { MemberId } from '#server/domain/kernel/ids.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'
import type { Period } from '#server/domain/kernel/period.ts'
import { parseTimeZone } from '#server/domain/kernel/time-zone.ts'
import type { CompanyFacts } from '#server/ports/company-facts.ts'
import type { EventLog } from '#server/ports/event-log.ts'
import type { LoggedEvent } from '#server/ports/events.ts'
import type { BlockRange, IndexSource, MemberBlock, MemberVolumes } from '#server/ports/index-source.ts'
import type { PeriodColumns } from '#server/ports/period-columns.ts'
import type { PeriodFacts } from '#server/ports/period-facts.ts'
import { idOf } from '#test/domain/genealogy/index-world.ts'

/** The instant at which the tests begin: inside October 2026. */
export const OCTOBER = Date.UTC(2026, 9, 15)
export const NOVEMBER = Date.UTC(2026, 10, 15)

/** Whose volume, how much, and (default: October, own) in which period and by whom. */
interface Sale {
  readonly by: number | null
  readonly pv: bigint
  readonly period?: string
  readonly byCustomer?: boolean
}

/** A log in memory, with the few events the index knows, and what happens between two questions if wanted. */
export class MadeUpLog implements EventLog {
  readonly events: LoggedEvent[] = []
  /** Called at each question: others may commit meanwhile, or the store may be away. */
  meanwhile: () => void = () => undefined
  #members = 0

  async after(seq: bigint, limit: number) {
    this.meanwhile()
    const events = this.events.filter((event) => event.seq > seq).slice(0, limit)
    return { events, headSeq: BigInt(this.events.length) }
  }

  async head(): Promise<bigint> {
    this.meanwhile()
    return BigInt(this.events.length)
  }

  async find({ subject, kind }: { subject?: string; kind?: string }) {
    return this.events.filter((event) => event.subject === subject && event.kind === kind)
  }

  add(kind: LoggedEvent['kind'], subject: string, body: object): void {
    const seq = BigInt(this.events.length + 1)
    const frame = { seq, at: instantOf(OCTOBER), actor: 'system', transaction: `${seq}` }
    this.events.push({
      ...frame,
      kind,
      subject,
      body,
    } as LoggedEvent)
  }

  setUp(): void {
    this.add('COMPANY_SET_UP', 'company', { timeZone: 'Europe/Berlin', periodKind: 'MONTH' })
  }

  /** Enrols the next ordinal under an earlier one, `null` for a root. */
  enrol(sponsor: number | null): number {
    const ordinal = this.#members
    this.#members += 1
    const body = {
      id: idOf(ordinal),
      sponsorId: sponsor === null ? null : idOf(sponsor),
      status: 'ENROLLED',
      country: 'DE',
      enrolledOn: '2026-01-01',
    }
    this.add('MEMBER_ENROLLED', idOf(ordinal), body)
    Object.assign(this.events.at(-1)!, { ordinal })
    return ordinal
  }

  move(member: number, sponsor: number): void {
    this.add('MEMBER_MOVED', idOf(member), { id: idOf(member), sponsorId: idOf(sponsor) })
  }

  order(number: number, { by, pv, period = '2026-10', byCustomer = false }: Sale): void {
    const memberId = by === null ? null : idOf(by)
    this.add('ORDER_RECORDED', `order-${number}`, { memberId, period, byCustomer, pvHundredths: pv })
  }

  credit(number: number, { by, pv, period = '2026-10', byCustomer = false }: Sale): void {
    const memberId = by === null ? null : idOf(by)
    this.add('ORDER_CREDITED', `order-${number}`, { memberId, period, byCustomer, pvHundredths: [pv, 0n] })
  }

  cancel(number: number): void {
    this.add('ORDER_CANCELLED', `order-${number}`, { id: `order-${number}`, period: '2026-10' })
  }
}

interface GraphMember {
  sponsor: number
  status: ContractStatus
  country: string
  own: bigint
  customers: bigint
}

/** The graph that a log has written, read anew at each question. */
export class GraphOfLog implements IndexSource {
  readonly #log: MadeUpLog
  /** Members a bulk import brought, of which the log says nothing but that it happened. */
  readonly imported: number
  /** Falsifies what is read, for comparisons that must find it. */
  falsify: (members: GraphMember[]) => void = () => undefined

  constructor(log: MadeUpLog, imported = 0) {
    this.#log = log
    this.imported = imported
  }

  async count(): Promise<number> {
    return this.#members(null).length
  }

  async block({ from, to }: BlockRange): Promise<MemberBlock> {
    this.#log.meanwhile()
    const members = this.#members(null)
    const ordinals = [...members.keys()].filter((ordinal) => ordinal >= from && ordinal < to).reverse()
    this.#log.meanwhile()
    return {
      ordinals,
      ids: ordinals.map((ordinal) => idOf(ordinal)),
      sponsors: ordinals.map((ordinal) => members[ordinal]!.sponsor),
      statuses: ordinals.map((ordinal) => members[ordinal]!.status),
      countries: ordinals.map((ordinal) => members[ordinal]!.country),
      joinedDays: ordinals.map(() => 20_454),
    }
  }

  async volumes({ id }: Pick<Period, 'id'>): Promise<MemberVolumes> {
    this.#log.meanwhile()
    const members = this.#members(id)
    this.#log.meanwhile()
    const sold = [...members.keys()].filter((at) => members[at]!.own !== 0n || members[at]!.customers !== 0n)
    return new Map(sold.map((ordinal) => [idOf(ordinal), volumeOf(members[ordinal]!)]))
  }

  async volumesOf({ id }: Pick<Period, 'id'>, ids: readonly MemberId[]): Promise<MemberVolumes> {
    this.#log.meanwhile()
    const members = this.#members(id)
    this.#log.meanwhile()
    return new Map(ids.map((member) => [member, volumeOf(members[ordinalIn(member)]!)]))
  }

  #members(period: string | null): GraphMember[] {
    const fresh = { status: 'ENROLLED', country: 'DE', own: 0n, customers: 0n } as const
    const members: GraphMember[] = Array.from({ length: this.imported }, (_, at) => ({
      ...fresh,
      sponsor: at - 1,
    }))
    for (const event of this.#log.events) tell(members, event, { period, log: this.#log })
    this.falsify(members)
    return members
  }
}

const volumeOf = ({ own, customers }: GraphMember) => ({ own, customers })

const ordinalIn = (id: MemberId): number => Number.parseInt(id.slice(24), 16)

function tell(
  members: GraphMember[],
  event: LoggedEvent,
  of: { period: string | null; log: MadeUpLog },
): void {
  if (event.kind === 'MEMBER_ENROLLED') {
    const { sponsorId, status, country } = event.body
    const sponsor = sponsorId === null ? -1 : ordinalIn(sponsorId)
    members[event.ordinal!] = { sponsor, status, country, own: 0n, customers: 0n }
  } else if (event.kind === 'MEMBER_MOVED') {
    members[ordinalIn(event.body.id)]!.sponsor = ordinalIn(event.body.sponsorId)
  } else if (
    event.kind === 'ORDER_RECORDED' &&
    event.body.memberId !== null &&
    event.body.period === of.period
  ) {
    addTo(members[ordinalIn(event.body.memberId)]!, event.body.byCustomer, event.body.pvHundredths)
  } else if (
    event.kind === 'ORDER_CREDITED' &&
    event.body.memberId !== null &&
    event.body.period === of.period
  ) {
    const sum = event.body.pvHundredths.reduce((a, b) => a + b, 0n)
    addTo(members[ordinalIn(event.body.memberId)]!, event.body.byCustomer, -sum)
  } else if (event.kind === 'ORDER_CANCELLED') {
    const order = of.log.events.find(
      (other) => other.kind === 'ORDER_RECORDED' && other.subject === event.subject,
    )
    if (order?.kind !== 'ORDER_RECORDED' || order.body.memberId === null) return
    if (order.body.period !== of.period) return
    addTo(members[ordinalIn(order.body.memberId)]!, order.body.byCustomer, -order.body.pvHundredths)
  }
}

function addTo(member: GraphMember, byCustomer: boolean, volume: bigint): void {
  if (byCustomer) member.customers += volume
  else member.own += volume
}

/** A clock that stands where a test puts it. */
export class SetClock {
  instant = OCTOBER
  now() {
    return instantOf(this.instant)
  }
}

/** A company once the log has set one up, with a closed run where wanted. */
export function companyOf(log: MadeUpLog, closed?: Pick<PeriodColumns, 'rank' | 'rankNames' | 'count'>) {
  const calendar = { kind: 'MONTH', zone: parseTimeZone('Europe/Berlin')! } as const
  const isSetUp = () => log.events.some(({ kind }) => kind === 'COMPANY_SET_UP')
  const company = {
    company: async () => (isSetUp() ? { calendar, ranks: ['Bronze', 'Silver'] } : undefined),
  } as CompanyFacts
  const isClosed = () => log.events.some(({ kind }) => kind === 'RUN_CLOSED')
  const run = {
    id: 'run',
    state: 'CLOSED',
    computation: 1,
    report: { personalVolume: 'PV', groupVolume: 'GV' },
  }
  const periods = { runs: async () => (isClosed() ? [run] : []) } as unknown as PeriodFacts
  const records = { columns: async () => closed as PeriodColumns, ofMember: async () => [] }
  return { company, periods, records }
}
