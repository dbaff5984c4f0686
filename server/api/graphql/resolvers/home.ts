import { ask, field, type Resolvers } from '#server/api/graphql/field.ts'
import { seenPoints } from '#server/api/graphql/formats.ts'
import { readHome } from '#server/usecases/company/read-home.ts'
import { readLegs } from '#server/usecases/members/read-member-parts.ts'

/** Legs on a leader's start page. */
const LEGS = 8

/** The start page of the asker's roles. */
export const homeResolvers: Resolvers = {
  Query: {
    home: field(
      readHome,
      () => undefined,
      (tiles, { caller }) => ({
        tiles,
        frontline: async () => {
          const { memberId, standings } = caller.actor
          if (memberId === null || !standings.includes('MEMBER')) return []
          const legs = await ask(caller, readLegs, { id: memberId, first: LEGS })
          return legs.map((leg) => ({ ...leg, groupVolume: seenPoints(leg.groupVolume) }))
        },
      }),
    ),
  },
}
