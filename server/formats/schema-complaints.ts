import type { z } from 'zod'
import type { InputIssue } from '#server/domain/kernel/failure.ts'
import { suggestion } from '#server/formats/nearest-word.ts'

type Issue = z.core.$ZodIssue

/** `bonuses[2].rates.GOLD` of a zod path. */
export function formatPath(path: readonly PropertyKey[]): string {
  let text = ''
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`
    else text += text === '' ? String(part) : `.${String(part)}`
  }
  return text
}

/** Every complaint of a schema about a document, in reading order, each with a path and a remedy; at most 100. */
export function complaintsOf(issues: readonly Issue[], document: unknown): InputIssue[] {
  const all = issues.flatMap((issue) => complaints(issue, [], document))
  return all.filter((complaint) => !saidByTypo(complaint, all)).slice(0, 100)
}

/** A missing key is no news where an unknown key beside it was taken for it. */
function saidByTypo({ path, reason }: InputIssue, all: readonly InputIssue[]): boolean {
  if (!reason.startsWith('is missing;')) return false
  const cut = path.lastIndexOf('.') + 1
  const meant = `did you mean "${path.slice(cut)}"?`
  return all.some((other) => other.path.startsWith(path.slice(0, cut)) && other.reason.endsWith(meant))
}

function complaints(issue: Issue, above: readonly PropertyKey[], document: unknown): InputIssue[] {
  const path = [...above, ...issue.path]
  const value = valueAt(document, path)
  if (issue.code === 'invalid_union') return unionComplaints(issue, path, document)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: formatPath([...path, key]),
      reason: issue.message.startsWith('keys: ') ? unknownKey(key, issue.message.slice(6)) : issue.message,
    }))
  }
  return [{ path: formatPath(path), reason: sentenceOf(issue, value, path) }]
}

const unknownKey = (key: string, known: string): string =>
  `unknown key "${key}"; ${suggestion(key, known === '' ? [] : known.split(','))}`

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  let value = document
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<PropertyKey, unknown>)[part]
  }
  return value
}

/** Tells about the branch that the author most likely meant: the one with the least wrong keys. */
function unionComplaints(
  issue: Issue & { code: 'invalid_union' },
  path: readonly PropertyKey[],
  document: unknown,
): InputIssue[] {
  const value = valueAt(document, path)
  if (issue.errors.length === 0)
    return [{ path: formatPath(path), reason: discriminatorSentence(issue, value) }]
  if (value === undefined) return [{ path: formatPath(path), reason: 'is missing; add it' }]
  const ranked = issue.errors
    .map((branch) => ({ branch, score: scoreOf(branch, value) }))
    .sort((left, right) => left.score - right.score)
  const [best, second] = ranked
  if (!best) return []
  const hint = issue.message.startsWith('one of: ') ? issue.message.slice(8) : undefined
  if (hint !== undefined && (best.score >= 10_000 || (best.score >= 100 && best.score === second?.score))) {
    return [{ path: formatPath(path), reason: noBranch(value, hint) }]
  }
  return best.branch.flatMap((inner) => complaints(inner, path, document))
}

function noBranch(value: unknown, hint: string): string {
  const known = hint.split(',')
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `is ${kindOf(value)}; write a mapping with one of: ${known.join(', ')}`
  }
  const unknown = Object.keys(value).find((key) => !known.includes(key))
  if (unknown === undefined) return `holds keys that do not go together: ${Object.keys(value).join(', ')}`
  return `unknown key "${unknown}"; ${suggestion(unknown, known)}`
}

function discriminatorSentence(issue: Issue & { code: 'invalid_union' }, value: unknown): string {
  const key = 'discriminator' in issue ? String(issue.discriminator) : 'type'
  const given = typeof value === 'object' && value !== null ? Reflect.get(value, key) : value
  const known = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []
  if (given === undefined) return `is missing; add one of: ${known.join(', ')}`
  return `"${String(given)}" is no known ${key}; ${suggestion(String(given), known)}`
}

/** 1 for a wrong value, 100 for a wrong or missing key, 10,000 for another kind of thing altogether. */
function scoreOf(branch: readonly Issue[], value: unknown): number {
  let score = 0
  for (const issue of branch) {
    if (issue.code === 'unrecognized_keys') score += 100 * issue.keys.length
    else if (issue.code === 'invalid_type' && issue.path.length === 0) score += 10_000
    else if (issue.path.length === 1 && valueAt(value, issue.path) === undefined) score += 100
    else if (issue.code === 'invalid_value') score += issue.path.length === 0 ? 9_000 : 50
    else if (issue.code === 'invalid_format' && issue.path.length === 0) score += 2
    else score += 1
  }
  return score
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  if (typeof value === 'string') return `the text "${value.slice(0, 60)}"`
  return `the ${typeof value} ${String(value)}`
}

const WANTED: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  int: 'a whole number',
  number: 'a whole number',
  boolean: 'true or false',
}

function sentenceOf(issue: Issue, value: unknown, path: readonly PropertyKey[]): string {
  if (value === undefined && issue.code !== 'custom') return `is missing; add "${String(path.at(-1) ?? '')}"`
  switch (issue.code) {
    case 'invalid_type':
      return wrongKind(issue.expected, value)
    case 'invalid_value':
      return `${kindOf(value)} is not allowed; ${suggestion(String(value), issue.values.map(String))}`
    case 'invalid_key':
      return `"${String(path.at(-1))}" is no name; ${issue.issues[0]?.message ?? 'use letters, digits, _ . -'}`
    case 'too_small':
      return `${kindOf(value)} is too small or too short; at least ${issue.minimum}`
    case 'too_big':
      return `${kindOf(value)} is too large or too long; at most ${issue.maximum}`
    default:
      return `${kindOf(value)} does not fit: ${issue.message}`
  }
}

function wrongKind(expected: string, value: unknown): string {
  if (expected === 'string' && typeof value === 'number') {
    return `is the number ${value}; write it as text in quotes: "${value}"`
  }
  if (expected === 'boolean') return `is ${kindOf(value)}; write true or false`
  return `is ${kindOf(value)}; write ${WANTED[expected] ?? expected}`
}
