import { GraphQLError, type GraphQLFormattedError } from 'graphql/index.js'
import { type FailureFace, facesOf, Refused } from '#server/api/graphql/failure-format.ts'
import { Fault, InvalidInput } from '#server/domain/kernel/failure.ts'

/** How errors of one request are shown. */
export interface ErrorsShown {
  readonly correlationId: string
  /** Tells developers what the executor said of their document; never in production. */
  readonly talkative: boolean
  /** Hears of every error that is ours. */
  readonly bug: (error: unknown) => void
}

/** One error per refusal and per malformed field; the message is the code, everything else stands in extensions. */
export function shownErrors(
  errors: readonly GraphQLError[],
  shown: ErrorsShown,
): readonly GraphQLFormattedError[] {
  return errors.flatMap((error) =>
    facesOfGraphQL(error, shown).map((face) => ({
      message: face.code,
      ...(error.path ? { path: error.path } : {}),
      ...(error.locations ? { locations: error.locations } : {}),
      extensions: { ...face },
    })),
  )
}

/** HTTP status of a GraphQL answer: refusals are 200, a fault 503, a bug 500; `undefined` leaves what stands. */
export function statusOf(errors: readonly GraphQLError[]): number | undefined {
  const causes = errors.map(causeOf)
  if (causes.some((cause) => cause instanceof Fault)) return 503
  if (causes.some((cause) => !isExpected(cause))) return 500
  return causes.some((cause) => cause instanceof Refused || cause instanceof InvalidInput) ? 200 : undefined
}

function facesOfGraphQL(
  error: GraphQLError,
  { correlationId, talkative, bug }: ErrorsShown,
): readonly FailureFace[] {
  const cause = causeOf(error)
  if (cause instanceof GraphQLError) {
    const { remedy } = cause.extensions
    if (typeof remedy === 'string') {
      const field = placeOf(error)
      return [{ code: 'BAD_USER_INPUT', facts: { reason: remedy }, ...(field ? { field } : {}) }]
    }
    const reason: Record<string, string> = talkative ? { reason: cause.message } : {}
    return [{ code: 'BAD_USER_INPUT', facts: reason }]
  }
  if (!isExpected(cause)) bug(cause)
  return facesOf(cause, correlationId)
}

/** `in.orders[3].acceptedAt`, as the executor names what it could not read of the variables. */
function placeOf({ message }: GraphQLError): string | undefined {
  const [, variable] = /^Variable "\$(\w+)" got invalid value/.exec(message) ?? []
  return variable && (/ at "([\w.[\]]+)"; /.exec(message)?.[1] ?? variable)
}

const isExpected = (cause: unknown): boolean =>
  [Refused, InvalidInput, Fault, GraphQLError].some((kind) => cause instanceof kind)

/** What a resolver threw; an error of the executor itself (syntax, validation, variables) is its own cause. */
function causeOf(error: GraphQLError): unknown {
  let cause: unknown = error
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError
  return cause
}
