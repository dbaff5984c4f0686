/** Passwords and tokens. Hashing takes turns (two at once at most), so that it cannot starve the process. */
export interface Secret {
  /** argon2id, in its PHC text form. The caller has limited the length before. */
  hashPassword(password: string): Promise<string>
  /** False for a wrong password; takes as long for an unknown user (`hash` undefined) as for a known one. */
  verifyPassword(hash: string | undefined, password: string): Promise<boolean>
  /** 256 random bits as URL-safe text. */
  token(): string
  /** What is stored of a token: its SHA-256. */
  tokenDigest(token: string): string
  /** A password people can type: four groups of letters and digits, about 80 bits. */
  readablePassword(): string
}
