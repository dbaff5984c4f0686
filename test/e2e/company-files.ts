import { DEMO_PRODUCTS } from '#seeds/demo/products.ts'
import { type DemoStory, tellStory } from '#seeds/demo/story.ts'
import type { CalendarDate } from '#server/domain/kernel/instant.ts'
import type { PeriodCalendar } from '#server/domain/kernel/period.ts'

/** A small company as the files somebody would bring along, and what the stories know of it. */
export interface CompanyFiles {
  /** The last three periods of the demo's story, oldest first; nothing is older in this company. */
  readonly periods: DemoStory['periods']
  /** Number of the member who leads the strong leg. */
  readonly leader: string
  readonly membersCsv: string
  readonly ordersCsv: string
  /** The rows that must be refused, by reason. */
  readonly refused: Readonly<Record<string, number>>
}

const PERIODS = 3
const MEMBERS = 220

/**
 * The first members of the demo's story and what they ordered in its last three periods, with two rows no import may
 * take: a member whose sponsor nobody knows, and an order of nobody.
 */
export function companyFiles(today: CalendarDate, calendar: PeriodCalendar): CompanyFiles {
  const story = tellStory(today, calendar)
  const periods = story.periods.slice(-PERIODS)
  const members = story.members.slice(0, MEMBERS)
  const sponsorOf = ({ sponsor }: (typeof members)[number]): string =>
    sponsor === null ? '' : (members[sponsor]?.number ?? '')
  const firstDay = periods[0]?.firstDay ?? today
  return {
    periods,
    leader: members.find((member) => member.story === 'STRONG')?.number ?? '',
    membersCsv: csv([
      ['number', 'sponsor', 'joined', 'name', 'country'],
      ...members.map((member) => [
        member.number,
        sponsorOf(member),
        member.enrolledOn,
        member.name,
        member.country,
      ]),
      ['900001', '999999', today, 'Orphan Annie', 'GB'],
    ]),
    ordersCsv: csv([
      ['order', 'product', 'pieces', 'at', 'price', 'buyer'],
      ...orderRows(story, firstDay),
      ['B900001', 'TEE-MOR', '1', `${firstDay} 10:00`, '8.90', '999998'],
    ]),
    refused: { SPONSOR_UNKNOWN: 1, BUYER_UNKNOWN: 1 },
  }
}

const PRICES = new Map(DEMO_PRODUCTS.map(({ code, memberPriceMinor }) => [code, memberPriceMinor]))

function orderRows(story: DemoStory, firstDay: CalendarDate): string[][] {
  return story.orders
    .filter(({ buyer, on }) => buyer.kind === 'MEMBER' && buyer.position < MEMBERS && on >= firstDay)
    .flatMap((order) =>
      order.lines.map(({ productCode, quantity }) => [
        `B${100_001 + order.position}`,
        productCode,
        String(quantity),
        `${order.on} ${clockText(order.second)}`,
        decimalText(PRICES.get(productCode) ?? 0n),
        story.members[order.buyer.position]?.number ?? '',
      ]),
    )
}

const two = (number: number): string => String(number).padStart(2, '0')

const clockText = (second: number): string =>
  `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}`

const decimalText = (minor: bigint): string => `${minor / 100n}.${two(Number(minor % 100n))}`

const csv = (rows: readonly (readonly string[])[]): string =>
  `${rows.map((row) => row.join(',')).join('\n')}\n`
