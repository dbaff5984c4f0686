import type { GraphQLFieldResolver } from 'graphql/index.js'
import type { Context } from '#server/api/graphql/context.ts'
import { Refused } from '#server/api/graphql/failure-format.ts'
import type { Result } from '#server/domain/kernel/result.ts'
import type { Caller, Verb } from '#server/usecases/guard.ts'

/** A resolver of a root field; it carries the verb it says, so that the access table can be held against it. */
export type RootResolver = GraphQLFieldResolver<unknown, Context> & { readonly verb: AnyVerb }

/** Any verb, whatever goes in and comes out. */
export interface AnyVerb {
  readonly verbName: string
  readonly action: Verb<never, never>['action']
}

/** Resolvers by type and field. Root fields are `RootResolver`s, made with `field`. */
export type Resolvers = Readonly<
  Record<string, Readonly<Record<string, GraphQLFieldResolver<never, Context>>>>
>

/** The value of a result; refusals leave as one throw, which the failure format takes apart again. */
export function settled<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Refused(result.refusals)
}

/**
 * A root field: parses its arguments (throwing InvalidInput), says one verb, formats what comes back.
 * Everything a resolver does is in these three steps.
 */
export function field<Args, Input, Output>(
  verb: Verb<Input, Output>,
  parse: (args: Args, context: Context) => Input,
  format: (output: Output, context: Context) => unknown = (output) => output,
): RootResolver {
  const resolve = async (_source: unknown, args: Args, context: Context): Promise<unknown> =>
    format(settled(await verb(context.caller, parse(args, context))), context)
  return Object.assign(resolve as unknown as GraphQLFieldResolver<unknown, Context>, { verb })
}

/** Says a further verb from a field of a type (never from a root): `member.periods`, `order.history`. */
export async function ask<Input, Output>(
  caller: Caller,
  verb: Verb<Input, Output>,
  input: Input,
): Promise<Output> {
  return settled(await verb(caller, input))
}
