/** SHA-256 and keyed digests, as lower-case hex. */
export interface Digest {
  sha256(text: string): string
  /** HMAC-SHA-256 under the company's identifier key: the stored form of e-mails, phones and accounts. */
  identifier(kind: string, canonicalValue: string): string
}
