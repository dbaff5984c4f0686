import { mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Where a line of the log goes. */
export interface LogFile {
  write(line: string): void
}

/**
 * Keeps the log in a file that only its owner reads. A disk that is full costs lines of the log and never the server:
 * what cannot be written is dropped, and `heard` is told once, and again only after writing had worked meanwhile.
 */
export function openLogFile(path: string, heard: (sentence: string) => void): LogFile {
  let file: number | undefined
  let told = false
  return {
    write(line) {
      try {
        file ??= opened(path)
        writeSync(file, line)
        told = false
      } catch (error) {
        const { code = 'unknown' } = error as NodeJS.ErrnoException
        if (!told)
          heard(`The log ${path} cannot be written (${code}) and is not kept; free space on its disk.`)
        told = true
      }
    },
  }
}

function opened(path: string): number {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  return openSync(path, 'a', 0o600)
}
