const GMAIL = new Set(['gmail.com', 'googlemail.com'])
const PROTON = /^proton(mail)?\.(com|me|ch)$|^pm\.me$/
const PLUS_TAG = /^(outlook|hotmail|live|msn)\.[a-z.]+$|^(icloud|me|mac)\.com$|^fastmail\.(com|fm)$/

/** An e-mail address as compared and its user part; both `''` where there is none. */
export interface NormalEmail {
  readonly email: string
  readonly user: string
}

/**
 * Canonical form by provider (compliance, section 2): Gmail ignores dots and `+tag`; Outlook, iCloud and Fastmail
 * ignore `+tag`; Proton ignores `+tag . - _`; everybody else is left as written, in lower case. An address without
 * `@` keeps its text as the user part.
 */
export function normalEmail(text: string): NormalEmail {
  const lower = text.normalize('NFKC').trim().toLowerCase()
  if (lower === '') return { email: '', user: '' }
  const at = lower.lastIndexOf('@')
  if (at < 0) return { email: lower, user: lower }
  const domain = GMAIL.has(lower.slice(at + 1)) ? 'gmail.com' : lower.slice(at + 1)
  const user = canonicalUser(lower.slice(0, at), domain)
  return { email: `${user}@${domain}`, user }
}

function canonicalUser(user: string, domain: string): string {
  if (domain === 'gmail.com') return withoutTag(user).replaceAll('.', '')
  if (PROTON.test(domain)) return withoutTag(user).replace(/[._-]/g, '')
  return PLUS_TAG.test(domain) ? withoutTag(user) : user
}

const withoutTag = (user: string): string => {
  const plus = user.indexOf('+')
  return plus > 0 ? user.slice(0, plus) : user
}
