import { z } from 'zod'
import { ask, field, type Resolvers } from '#server/api/graphql/field.ts'
import { input, parseInput } from '#server/api/graphql/input.ts'
import { ROLES } from '#server/domain/kernel/access.ts'
import type { MemberId, UserId } from '#server/domain/kernel/ids.ts'
import type { Caller } from '#server/usecases/guard.ts'
import { readCrumbs } from '#server/usecases/members/read-crumbs.ts'
import { createApiKey, readApiKeys, revokeApiKey } from '#server/usecases/users/api-keys.ts'
import { blockUser } from '#server/usecases/users/block-user.ts'
import { changePassword } from '#server/usecases/users/change-password.ts'
import { createUser } from '#server/usecases/users/create-user.ts'
import { endSession } from '#server/usecases/users/end-session.ts'
import { readSessions } from '#server/usecases/users/read-sessions.ts'
import { readUsers } from '#server/usecases/users/read-users.ts'
import { readViewer, type ViewerView } from '#server/usecases/users/read-viewer.ts'
import { LANGUAGES, setLanguage } from '#server/usecases/users/set-language.ts'
import { setUserRoles } from '#server/usecases/users/set-user-roles.ts'
import { signIn } from '#server/usecases/users/sign-in.ts'
import { signOut } from '#server/usecases/users/sign-out.ts'
import { signOutEverywhere } from '#server/usecases/users/sign-out-everywhere.ts'

const nothing = (): void => undefined

/** Passwords are limited in length by the verbs, before anything is hashed. */
export const signInInput = z.object({ email: z.string(), password: z.string() })
const passwordInput = z.object({ current: z.string(), next: z.string() })
const roles = z.enum(ROLES).array().min(1, 'give at least one role').max(ROLES.length)
const language = z.enum(LANGUAGES, 'give de or en')
const ownId = z.object({ id: input.text(100) })
const userId = z.object({ id: input.id<UserId>() })
const newUser = z.object({ email: input.email, name: input.filled(200), roles, language })
const newKey = z.object({ label: input.filled(100), roles })

/** Signing in and out, the own account, the users of the company. */
export const userResolvers: Resolvers = {
  Query: {
    viewer: field(readViewer, nothing, (viewer, { caller }) => viewerFace(viewer, caller)),
    sessions: field(readSessions, nothing),
    apiKeys: field(readApiKeys, nothing),
    users: field(readUsers, (args: { search?: string | null }) => ({
      search: parseInput(input.optional(200), args.search),
    })),
  },
  Mutation: {
    signIn: field(
      signIn,
      (args: { in: unknown }) => parseInput(signInInput, args.in),
      async (opened, context) => {
        context.setSession(opened.token)
        const caller = { ...context.caller, actor: opened.actor }
        return viewerFace(await ask(caller, readViewer, undefined), caller)
      },
    ),
    signOut: field(signOut, nothing, (ended, context) => {
      context.setSession(undefined)
      context.door.live.closeSession(context.caller.actor.sessionId)
      return ended
    }),
    signOutEverywhere: field(signOutEverywhere, nothing, (ended, context) => {
      context.setSession(undefined)
      return ended
    }),
    endSession: field(
      endSession,
      (args: unknown) => parseInput(ownId, args),
      (ended, context) => {
        context.door.live.forgetSessions()
        return ended
      },
    ),
    changePassword: field(
      changePassword,
      (args: unknown) => parseInput(passwordInput, args),
      (changed, context) => {
        if (changed.session) context.setSession(changed.session.token)
        return changed
      },
    ),
    setLanguage: field(setLanguage, (args: unknown) => parseInput(z.object({ language }), args)),
    createUser: field(createUser, (args: unknown) => parseInput(newUser, args)),
    setUserRoles: field(setUserRoles, (args: unknown) => parseInput(userId.extend({ roles }), args)),
    blockUser: field(blockUser, (args: unknown) =>
      parseInput(userId.extend({ reason: input.text(500) }), args),
    ),
    createApiKey: field(createApiKey, (args: unknown) => parseInput(newKey, args)),
    revokeApiKey: field(revokeApiKey, (args: unknown) => parseInput(ownId, args)),
  },
}

/** Who is signed in; the own member record is read when it is asked for. */
const viewerFace = (viewer: ViewerView | null, caller: Caller): unknown =>
  viewer && {
    ...viewer,
    reader: caller.actor,
    member: async () =>
      viewer.memberId === null ||
      caller.ports.genealogy.index.ordinalOf(viewer.memberId as MemberId) === undefined
        ? null
        : ((await ask(caller, readCrumbs, { ids: [viewer.memberId as MemberId] }))[0] ?? null),
  }
