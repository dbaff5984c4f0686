import { REFUSAL_CODES, type RefusalCode } from '#server/domain/kernel/refusal.ts'

/** A no as it arrives: code and facts; sentences are made in `words/`. */
export interface RefusalShown {
  readonly code: RefusalCode
  readonly facts: Readonly<Record<string, string>>
  readonly field?: string
}

/** Everything that can go wrong with a request, and nothing else. */
export type Failure =
  | { readonly kind: 'refusals'; readonly refusals: readonly RefusalShown[] }
  | { readonly kind: 'invalid'; readonly fields: readonly string[]; readonly reasons: readonly string[] }
  | { readonly kind: 'fault'; readonly retriable: boolean; readonly correlationId?: string }
  | { readonly kind: 'bug'; readonly correlationId?: string }

export type Reply<Data> = { readonly kind: 'data'; readonly data: Data } | Failure

/** The parts of a client error that are read; urql's CombinedError fits. */
export interface ErrorLike {
  readonly graphQLErrors: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[]
  readonly networkError?: unknown
  readonly response?: { readonly status?: number } | undefined
}

const isRefusal = (code: unknown): code is RefusalCode =>
  typeof code === 'string' && (REFUSAL_CODES as readonly string[]).includes(code)

/** Facts arrive as an object, or as JSON text of one; anything else has none. */
export function factsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value === 'string') return parsedFacts(value)
  if (typeof value !== 'object' || value === null) return {}
  const texts = Object.entries(value).filter((entry): entry is [string, string | number] =>
    ['string', 'number'].includes(typeof entry[1]),
  )
  return Object.fromEntries(texts.map(([name, fact]) => [name, `${fact}`]))
}

function parsedFacts(text: string): Readonly<Record<string, string>> {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'string' ? {} : factsOf(parsed)
  } catch {
    return {}
  }
}

/** Reads a refusal from its wire form; `undefined` for a code this version does not know. */
export function refusalShown(wire: {
  readonly code: unknown
  readonly facts?: unknown
  readonly field?: unknown
}): RefusalShown | undefined {
  if (!isRefusal(wire.code)) return undefined
  const base = { code: wire.code, facts: factsOf(wire.facts) }
  return typeof wire.field === 'string' ? { ...base, field: wire.field } : base
}

function correlated(extensions: Readonly<Record<string, unknown>>): { readonly correlationId?: string } {
  const id = extensions['correlationId']
  return typeof id === 'string' ? { correlationId: id } : {}
}

/** Malformed fields arrive as one error each: the field, and the reason as a fact. */
function invalidOf(all: readonly Readonly<Record<string, unknown>>[]): Failure {
  const invalid = all.filter((extensions) => extensions['code'] === 'BAD_USER_INPUT')
  return {
    kind: 'invalid',
    fields: invalid.flatMap(({ field }) => (typeof field === 'string' ? [field] : [])),
    reasons: invalid.flatMap(({ facts }) => factsOf(facts)['reason'] ?? []),
  }
}

/** Sorts a client error into refusal, invalid input, fault or bug (architecture, section 8). */
export function failureOf(error: ErrorLike): Failure {
  const all = error.graphQLErrors.map(({ extensions }) => extensions ?? {})
  const refusals = all.map((extensions) => refusalShown({ code: undefined, ...extensions }))
  const known = refusals.filter((one) => one !== undefined)
  if (known.length > 0) return { kind: 'refusals', refusals: known }
  const unavailable = all.find((extensions) => extensions['code'] === 'UNAVAILABLE')
  if (unavailable) {
    const retriable = factsOf(unavailable['facts'])['retriable'] !== 'false'
    return { kind: 'fault', retriable, ...correlated(unavailable) }
  }
  if (all.some((extensions) => extensions['code'] === 'BAD_USER_INPUT')) return invalidOf(all)
  if (all.length === 0 && awayStatus(error.response?.status)) return { kind: 'fault', retriable: true }
  return { kind: 'bug', ...correlated(all[0] ?? {}) }
}

/** No answer at all, or a server that says it is not there just now. */
const awayStatus = (status: number | undefined): boolean =>
  status === undefined || status === 0 || [502, 503, 504, 429].includes(status)

/** True when the failure says that nobody is signed in any more. */
export const isSignedOut = (failure: Failure): boolean =>
  failure.kind === 'refusals' && failure.refusals.some(({ code }) => code === 'UNAUTHENTICATED')

/** True when the thing does not exist or lies outside the viewer's rights: one face for both. */
export const isNotFound = (failure: Failure): boolean =>
  failure.kind === 'refusals' && failure.refusals.some(({ code }) => code === 'NOT_FOUND')
