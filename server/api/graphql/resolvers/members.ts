import { z } from 'zod'
import type { Context } from '#server/api/graphql/context.ts'
import { ask, field, type Resolvers } from '#server/api/graphql/field.ts'
import { pageOfRows, points, seenPoints } from '#server/api/graphql/formats.ts'
import { input, type PageArguments, pageOf, parseInput } from '#server/api/graphql/input.ts'
import {
  customerInput,
  enrolInput,
  memberFilter,
  moveInput,
  profileInput,
  statusInput,
} from '#server/api/graphql/resolvers/member-input.ts'
import { nextRankFace } from '#server/api/graphql/resolvers/next-rank.ts'
import { InvalidInput } from '#server/domain/kernel/failure.ts'
import type { MemberId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import { changeCustomer } from '#server/usecases/members/change-customer.ts'
import { changeProfile } from '#server/usecases/members/change-profile.ts'
import { enrolMember } from '#server/usecases/members/enrol-member.ts'
import type { RowOrder, RowPageView } from '#server/usecases/members/member-page.ts'
import type { MemberRowView } from '#server/usecases/members/member-rows.ts'
import { moveMember, previewMove } from '#server/usecases/members/move-member.ts'
import { readCustomer } from '#server/usecases/members/read-customer.ts'
import { readCustomers } from '#server/usecases/members/read-customers.ts'
import { readLastOrders } from '#server/usecases/members/read-last-orders.ts'
import { type MemberView, readMember } from '#server/usecases/members/read-member.ts'
import {
  readHighestRank,
  readLegs,
  readMemberHistory,
  readNextRank,
} from '#server/usecases/members/read-member-parts.ts'
import { readMemberPeriods } from '#server/usecases/members/read-member-periods.ts'
import { readMembers } from '#server/usecases/members/read-members.ts'
import { readSponsorCard } from '#server/usecases/members/read-sponsor-card.ts'
import { registerCustomer } from '#server/usecases/members/register-customer.ts'
import { setMemberStatus } from '#server/usecases/members/set-member-status.ts'

interface MembersArguments extends PageArguments {
  readonly search?: string | null
  readonly filter?: unknown
  readonly order: RowOrder
}

interface InArguments {
  readonly in: unknown
}

/** Members, customers, and what is done with them. */
export const memberResolvers: Resolvers = {
  Query: {
    member: field(readMember, memberArguments, memberFace),
    members: field(
      readMembers,
      ({ search, filter, order, ...page }: MembersArguments) => ({
        search: parseInput(input.optional(200), search),
        filter: parseInput(memberFilter, filter),
        order,
        ...pageOf(page),
      }),
      rowPageFace,
    ),
    customers: field(
      readCustomers,
      ({ carer, search, ...page }: PageArguments & { carer?: string | null; search?: string | null }) => ({
        carer: carer ? parseInput(input.id<string>(), carer) : null,
        search: parseInput(input.optional(200), search),
        ...pageOf(page),
      }),
      (page) => pageOfRows(page, (row) => row),
    ),
    customer: field(readCustomer, ({ id }: { id: string }) => ({ id: parseInput(input.id<string>(), id) })),
    sponsorCard: field(readSponsorCard, ({ code }: { code: string }) => ({
      code: parseInput(input.text(100), code),
    })),
    previewMove: field(
      previewMove,
      (args: InArguments) => parseInput(moveInput, args.in),
      (preview) => ({
        ...preview,
        volumeMoved: points(preview.volumeMoved),
        refusals: preview.refusals.map(({ code, facts, field: at }) => ({
          code,
          facts: JSON.stringify(facts),
          field: at ?? null,
        })),
      }),
    ),
  },
  Mutation: {
    enrolMember: field(enrolMember, (args: InArguments) => parseInput(enrolInput, args.in)),
    registerCustomer: field(registerCustomer, (args: InArguments) => parseInput(customerInput, args.in)),
    changeCustomer: field(changeCustomer, (args: InArguments) => parseInput(profileInput, args.in)),
    changeProfile: field(changeProfile, (args: InArguments) => parseInput(profileInput, args.in)),
    moveMember: field(moveMember, (args: InArguments) => parseInput(moveInput, args.in)),
    setMemberStatus: field(setMemberStatus, (args: unknown) => parseInput(statusInput, args)),
  },
}

function memberArguments({ id, number }: { id?: string | null; number?: string | null }) {
  if (!id === !number) throw new InvalidInput([{ path: 'id', reason: 'give either an id or a number' }])
  return {
    id: id ? parseInput(input.id<string>(), id) : null,
    number: number ? parseInput(input.text(60), number) : null,
  }
}

/** One row of a list, volumes as decimal text; `lastOrder` is asked only where somebody wants to see it. */
const rowFace = (row: MemberRowView, lastOrder: (id: MemberId) => Promise<Instant | null>) => ({
  ...row,
  personalVolume: seenPoints(row.personalVolume),
  groupVolume: seenPoints(row.groupVolume),
  lastOrderAt: () => lastOrder(row.id),
})

/** A page of members. The newest orders of all its rows are read at once, and only when they are asked for. */
export function rowPageFace(page: RowPageView, { caller }: Context) {
  const ids = page.rows.map(({ id }) => id)
  let asked: Promise<ReadonlyMap<MemberId, Instant>> | undefined
  const lastOrder = async (id: MemberId): Promise<Instant | null> => {
    asked ??= ask(caller, readLastOrders, { ids })
    return (await asked).get(id) ?? null
  }
  return { ...pageOfRows(page, (row) => rowFace(row, lastOrder)), seq: page.seq }
}

const count = z.int().min(1, 'ask for at least 1').max(60, 'ask for at most 60')

/** A member whose larger parts are read only when they are asked for, each through its own verb. */
function memberFace(member: MemberView, { caller }: Context) {
  const { id, sponsorCode } = member
  return {
    ...member,
    lastOrderAt: async () => (await ask(caller, readLastOrders, { ids: [id] })).get(id) ?? null,
    sponsorLink: sponsorCode === null ? null : `/with/${sponsorCode}`,
    highestRank: () => ask(caller, readHighestRank, { id }),
    periods: async ({ last }: { last: number }) =>
      (await ask(caller, readMemberPeriods, { id, last: parseInput(count, last) })).map((period) => ({
        ...period,
        personalVolume: seenPoints(period.personalVolume),
        groupVolume: seenPoints(period.groupVolume),
      })),
    nextRank: async () => nextRankFace(await ask(caller, readNextRank, { id })),
    legs: async ({ first }: { first: number }) =>
      (await ask(caller, readLegs, { id, first: parseInput(count, first) })).map((leg) => ({
        ...leg,
        groupVolume: seenPoints(leg.groupVolume),
      })),
    history: async ({ first }: { first: number }) =>
      ask(caller, readMemberHistory, { id, first: parseInput(count, first) }),
  }
}
