/** The session cookie of one company's server. */
export interface SessionCookie {
  readonly name: string
  /** The token in a `Cookie` header; `undefined` when there is none. */
  read(header: string | undefined): string | undefined
  /** A `Set-Cookie` header that sets, or without a token clears. */
  write(token: string | undefined): string
}

/** Longest life of a session, in seconds; the server ends it earlier when idle. */
const MAX_AGE_S = 12 * 3_600

/**
 * HttpOnly, SameSite=Lax, for the whole site. With TLS it is Secure and `__Host-`: no other host can set it. The
 * company's name is part of the cookie's, so that two companies on one machine do not sign each other out.
 */
export function sessionCookie(slug: string, tls: boolean): SessionCookie {
  const name = `${tls ? '__Host-' : ''}stemma-${slug}`
  const rest = `; Path=/; HttpOnly; SameSite=Lax${tls ? '; Secure' : ''}`
  return {
    name,
    read: (header) => {
      const found = header?.split(';').find((part) => part.trim().startsWith(`${name}=`))
      const token = found?.trim().slice(name.length + 1)
      return token && /^[\w-]{20,100}$/.test(token) ? token : undefined
    },
    write: (token) =>
      token === undefined ? `${name}=${rest}; Max-Age=0` : `${name}=${token}${rest}; Max-Age=${MAX_AGE_S}`,
  }
}
