import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { invariant } from '#server/domain/kernel/invariant.ts'

/** The wing that holds every statement. */
export const CYPHER_FOLDER = fileURLToPath(new URL('../../../cypher/', import.meta.url))

export type StatementAccess = 'read' | 'write'

/** One `.cypher` file: what it is for, how it is run, what its plan must show. */
export interface StatementFile {
  /** Path below `cypher/` without the ending: `read/members/faces`. */
  readonly name: string
  readonly purpose: string
  readonly access: StatementAccess
  /** Operators that EXPLAIN must show. */
  readonly expects: readonly string[]
  /** The statement without its head. */
  readonly text: string
}

/**
 * Reads one file of `cypher/`, called while the modules load: a missing or broken file stops the start with a
 * `Bug` that names it. The head is the leading `//` lines: first the purpose, then `access:` and `expects:`.
 */
export function loadStatement(name: string): StatementFile {
  return parseStatement(name, readFileSync(`${CYPHER_FOLDER}${name}.cypher`, 'utf8'))
}

/** Splits head and statement; throws a `Bug` that names the file when the head is not complete. */
export function parseStatement(name: string, source: string): StatementFile {
  const lines = source.split('\n')
  const end = lines.findIndex((line) => !line.startsWith('//'))
  const head = lines.slice(0, end === -1 ? lines.length : end).map((line) => line.slice(2).trim())
  const text = lines.slice(head.length).join('\n').trim()
  const access = fieldOf(head, 'access')
  invariant(
    head[0] !== undefined && head[0] !== '',
    `${name}.cypher begins with a sentence that says what for`,
  )
  invariant(
    access === 'read' || access === 'write',
    `${name}.cypher has a head line "// access: read" or "write"`,
  )
  invariant(text !== '', `${name}.cypher holds a statement`)
  const expects = (fieldOf(head, 'expects') ?? '').split(',').map((operator) => operator.trim())
  return { name, purpose: head[0], access, expects: expects.filter((operator) => operator !== ''), text }
}

function fieldOf(head: readonly string[], field: string): string | undefined {
  const line = head.find((candidate) => candidate.startsWith(`${field}:`))
  return line?.slice(field.length + 1).trim()
}
