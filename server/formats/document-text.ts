import { parse, YAMLParseError } from 'yaml'
import type { InputIssue } from '#server/domain/kernel/failure.ts'

/** What a document's text holds, or the one complaint about the text as such. */
export type DocumentText =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly issue: InputIssue }

/** JSON of this size is read by the JSON reader alone: a million members are no YAML. */
const LARGE = 1_000_000
const DEEPEST = 60

/**
 * Reads JSON or YAML 1.2 (JSON is a part of it). Double keys, aliases that multiply, nesting beyond 60, a key
 * `__proto__` (which JavaScript keeps for itself, so that its value would be lost on the way) and anything that is not
 * one mapping are refused with a sentence that says where and what to do.
 */
export function readDocumentText(text: string): DocumentText {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (plain.trim() === '') return refused('The document is empty. Give a YAML or JSON document.')
  try {
    const value: unknown = isLargeJson(plain)
      ? JSON.parse(plain)
      : parse(plain, { maxAliasCount: 50, logLevel: 'error' })
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return refused('The document must be one mapping of keys to values, such as "schema: stemma.plan/1".')
    }
    const trouble = troubleIn(value)
    return trouble === undefined ? { ok: true, value } : refused(trouble)
  } catch (error) {
    return refused(sentenceOf(error))
  }
}

const refused = (reason: string): DocumentText => ({ ok: false, issue: { path: '', reason } })

const isLargeJson = (text: string): boolean => text.length > LARGE && /^\s*\{/.test(text)

function sentenceOf(error: unknown): string {
  if (error instanceof RangeError || /call stack/.test(String(error))) {
    return `The document is nested deeper than ${DEEPEST} levels. Flatten it.`
  }
  if (error instanceof YAMLParseError) {
    const place = error.linePos?.[0]
    const where = place ? `Line ${place.line}, column ${place.col}: ` : ''
    const what = error.message.split(' at line')[0] ?? error.message
    return `${where}${what.split('\n')[0]}. Correct the document's text there.`
  }
  if (error instanceof ReferenceError) {
    return 'The document repeats itself through too many aliases. Write the values out.'
  }
  const told = error instanceof Error ? error.message : String(error)
  return `The document is neither YAML nor JSON: ${told}.`
}

/** Walks without recursion; a shared (aliased) part is walked once a place, bounded by the alias limit. */
function troubleIn(root: unknown): string | undefined {
  let row: unknown[] = [root]
  for (let depth = 0; row.length > 0; depth += 1) {
    if (depth > DEEPEST) {
      return `The document is nested deeper than ${DEEPEST} levels. Flatten its conditions.`
    }
    const next: unknown[] = []
    for (const value of row) {
      if (typeof value !== 'object' || value === null) continue
      if (Object.hasOwn(value, '__proto__')) return 'The key "__proto__" cannot be a name. Choose another.'
      for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) next.push(part)
    }
    row = next
  }
  return undefined
}
