/** One error of an answer. */
export interface AnswerError {
  readonly message: string
  readonly extensions: {
    readonly code: string
    readonly facts: Readonly<Record<string, string>>
    readonly field?: string
    readonly correlationId?: string
  }
}

/** What came back over HTTP. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly data: any
  readonly errors: readonly AnswerError[]
  readonly codes: readonly string[]
}

/** What a client sends beside the document. */
export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

/** Asks as somebody. */
export interface Client {
  readonly address: string
  /** The `Cookie` header; empty for nobody. */
  readonly cookie: string
  ask(query: string, options?: AskOptions): Promise<Answer>
}

/** A client with a cookie, or with none. */
export function clientOf(address: string, cookie = ''): Client {
  return {
    address,
    cookie,
    ask: (query, options = {}) =>
      send(
        `${address}/graphql`,
        { query, variables: options.variables ?? {} },
        {
          ...(cookie === '' ? {} : { cookie }),
          ...options.headers,
        },
      ),
  }
}

/** Posts a GraphQL request. */
export async function send(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await response.text()
  const parsed = JSON.parse(text) as { data?: unknown; errors?: AnswerError[] }
  const errors = parsed.errors ?? []
  return {
    status: response.status,
    headers: response.headers,
    data: parsed.data ?? null,
    errors,
    codes: errors.map(({ extensions }) => extensions.code),
  }
}

const SIGN_IN = 'mutation ($in: SignInIn!) { signIn(in: $in) { user { name } seq } }'

/** The answer to an attempt to sign in. */
export const tryToSignIn = (client: Client, email: string, password: string): Promise<Answer> =>
  client.ask(SIGN_IN, { variables: { in: { email, password } } })

/** The cookie an answer sets, as a `Cookie` header; empty when it sets none or clears it. */
export function cookieOf(answer: Answer): string {
  const set = answer.headers.get('set-cookie') ?? ''
  return set.includes('Max-Age=0') ? '' : (set.split(';')[0] ?? '')
}

/** Signs in and gives the client; throws when that fails. */
export async function signIn(address: string, email: string, password: string): Promise<Client> {
  const answer = await tryToSignIn(clientOf(address), email, password)
  if (answer.codes.length > 0) throw new Error(`${email} could not sign in: ${answer.codes.join(' ')}`)
  return clientOf(address, cookieOf(answer))
}
