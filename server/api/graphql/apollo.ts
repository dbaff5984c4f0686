import { ApolloServer, type ApolloServerPlugin, type GraphQLRequestContext, HeaderMap } from '@apollo/server'
import {
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql/index.js'
import type { Context } from '#server/api/graphql/context.ts'
import { Refused } from '#server/api/graphql/failure-format.ts'
import { shownErrors, statusOf } from '#server/api/graphql/failure-response.ts'
import { LIMITS, overLimits } from '#server/api/graphql/limits.ts'
import { readingOnce } from '#server/usecases/read-once.ts'

/** What Apollo needs of this server. */
export interface ApolloOptions {
  readonly schema: GraphQLSchema
  /** Introspection, and what the executor says of a document: for developers on loopback. */
  readonly talkative: boolean
  /** Hears of every error that is ours, with the correlation id that was answered. */
  readonly bug: (correlationId: string, error: unknown) => void
  /** Hears of every request that ran: who asked for what, how it ended and how long it took. No arguments, no data. */
  readonly asked: (entry: AskedEntry) => void
}

/** One request as the log keeps it. */
export interface AskedEntry {
  readonly correlationId: string
  readonly actor: string
  readonly fields: readonly string[]
  readonly codes: readonly string[]
  readonly ms: number
}

/** Operations that take their time: they compute or walk everything. All others have `LIMITS.requestMs`. */
const UNHURRIED = new Set(['computePeriod', 'closePeriod', 'verifyChain'])

/** Apollo over the finished schema: CSRF prevention on, limits before execution, failures in the house's form. */
export function apolloServer(options: ApolloOptions): ApolloServer<Context> {
  const { schema, talkative } = options
  return new ApolloServer<Context>({
    schema,
    introspection: talkative,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    maxRecursiveSelections: true,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    logger: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    formatError: outsideFormat(talkative),
    plugins: [limitsPlugin(), failuresPlugin(options), logPlugin(options)],
  })
}

const nothing = (): void => undefined

/** Errors before there is a request (no JSON, no query, missing preflight header) reach only this. */
const outsideFormat =
  (talkative: boolean) =>
  (formatted: GraphQLFormattedError): GraphQLFormattedError => ({
    message: 'BAD_USER_INPUT',
    extensions: { code: 'BAD_USER_INPUT', facts: talkative ? { reason: formatted.message } : {} },
  })

function limitsPlugin(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, operation, request, contextValue }) => {
        if (!operation) return
        const refusals = overLimits({ schema, document, operation, variables: request.variables ?? {} })
        if (refusals.length > 0) throw asGraphQL(new Refused(refusals))
        if (isUnhurried(operation)) contextValue.unhurried()
        if (operation.operation === 'query') {
          contextValue.caller = { ...contextValue.caller, ports: readingOnce(contextValue.caller.ports) }
        }
      },
    }),
  }
}

const isUnhurried = (operation: OperationDefinitionNode): boolean =>
  operation.selectionSet.selections.some((node) => node.kind === 'Field' && UNHURRIED.has(node.name.value))

const asGraphQL = (error: Error): GraphQLError => new GraphQLError(error.message, { originalError: error })

function failuresPlugin({ talkative, bug }: ApolloOptions): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async (context) => showFailures(context, talkative, bug),
    }),
  }
}

function showFailures(
  { errors, response, contextValue }: GraphQLRequestContext<Context>,
  talkative: boolean,
  bug: ApolloOptions['bug'],
): void {
  if (!errors || errors.length === 0 || response.body?.kind !== 'single') return
  const { correlationId } = contextValue
  const { singleResult } = response.body
  singleResult.errors = shownErrors(errors, {
    correlationId,
    talkative,
    bug: (error) => bug(correlationId, error),
  })
  if (singleResult.data && Object.values(singleResult.data).every((value) => value === null)) {
    singleResult.data = null
  }
  const status = statusOf(errors)
  response.http ??= { headers: new HeaderMap() }
  if (status !== undefined) response.http.status = status
}

function logPlugin({ asked }: ApolloOptions): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => {
      const start = performance.now()
      return {
        willSendResponse: async ({ contextValue, operation, response }) => {
          const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : []
          asked({
            correlationId: contextValue.correlationId,
            actor: contextValue.caller.actor.id,
            fields: operation ? rootFields(operation) : [],
            codes: errors.map(({ message }) => message),
            ms: Math.round(performance.now() - start),
          })
        },
      }
    },
  }
}

/** Names of root fields, without aliases: they say which verbs were said. */
const rootFields = ({ selectionSet }: OperationDefinitionNode): readonly string[] =>
  selectionSet.selections.flatMap((node) => (node.kind === 'Field' ? [node.name.value] : [])).slice(0, 20)
