import { readFileSync } from 'node:fs'
import { EXIT, VerbStopped } from '#server/cli/verb.ts'

/** The text of a UTF-8 file; one that cannot be read, or is written otherwise, is bad input (exit 2). */
export function fileText(path: string): string {
  const bytes = fileBytes(path)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    const byte = firstForeignByte(bytes)
    const line = bytes.subarray(0, byte).filter((each) => each === 0x0a).length + 1
    const place = `${path} is not written in UTF-8 (line ${line}, byte ${byte + 1} of the file)`
    throw stopped('FILE_ENCODING', `${place}; save it as UTF-8.`, path)
  }
}

function fileBytes(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why =
      code === 'ENOENT' ? 'does not exist' : code === 'EISDIR' ? 'is a folder' : `cannot be read (${code})`
    throw stopped('FILE_UNREADABLE', `${path} ${why}; name a file that does.`, path)
  }
}

const stopped = (code: string, sentence: string, path: string): VerbStopped =>
  new VerbStopped(EXIT.badInput, code, sentence).withFacts({ path })

/** Where UTF-8 ends, by halves: the longest beginning that can still be UTF-8. */
function firstForeignByte(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (mayBeUtf8(bytes.subarray(0, middle))) good = middle
    else bad = middle
  }
  return good
}

function mayBeUtf8(beginning: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(beginning, { stream: true })
    return true
  } catch {
    return false
  }
}
