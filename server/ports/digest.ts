/** SHA-256 and keyed digests, as lower-case hex. */
export interface Digest {
  sha256(text: string): string
  /** SHA-256 over parts one after another: text as UTF-8, columns as the bytes they hold (little-endian). */
  sha256Of(parts: Iterable<string | ArrayBufferView>): string
  /** HMAC-SHA-256 under the company's identifier key: the stored form of e-mails, phones and accounts. */
  identifier(kind: string, canonicalValue: string): string
}
