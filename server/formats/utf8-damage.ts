const REPLACED = 0xfffd

/** What to do about a file that is UTF-8 but for some bytes. */
export const UTF8_DAMAGED =
  'a byte here is no UTF-8 while the rest of the file is; write the line anew, or save it all as UTF-8'

/**
 * Tells a damaged UTF-8 file from one in another encoding, by its text read as UTF-8 with bad bytes replaced: signs
 * beyond ASCII that are whole UTF-8 come about by chance hardly ever, so where they are more than the bad ones, the
 * file was meant to be UTF-8, and reading it otherwise would spoil every umlaut.
 */
export class Utf8Damage {
  #whole = 0
  #bad = 0
  #line = 1
  #firstBad = 0

  /** The next part of the text. */
  see(text: string): void {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code === 0x0a) this.#line += 1
      else if (code === REPLACED) {
        this.#bad += 1
        this.#firstBad ||= this.#line
      } else if (code > 0x7f) this.#whole += 1
    }
  }

  /** The first line with a bad byte, of a file that was meant to be UTF-8; `undefined` for any other. */
  get damagedLine(): number | undefined {
    return this.#bad > 0 && this.#whole > this.#bad ? this.#firstBad : undefined
  }
}
