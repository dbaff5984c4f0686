import { hash } from 'node:crypto'
import neo4j from 'neo4j-driver'
import type { z } from 'zod'
import { encodeParameters } from '#server/adapters/neo4j/encode.ts'
import { type ExpectedEdge, type ExpectedNode, UNKNOWN } from '#server/adapters/neo4j/expected-graph.ts'
import type { storedNode } from '#server/adapters/neo4j/verify-queries.ts'

/** A node as it stands in the graph, its values still the driver's: nothing tampered with stops the reading. */
export type StoredNode = z.output<typeof storedNode>

/** Stamps of bookkeeping on nouns that have events: written without one. */
const STAMPS: Readonly<Record<string, string>> = { User: 'lastSignInAt', ApiKey: 'lastUsedAt' }

/** Stands among the differing fields when there is no such node. */
const MISSING = 'missing'

/** What differs between a node and what its events say: names of properties, types of edges, `labels`, `missing`. */
export function differences(node: ExpectedNode, stored: StoredNode | undefined): readonly string[] {
  if (stored === undefined) return [MISSING]
  const labels = node.whole && !same([...node.labels].sort(), [...stored.labels].sort()) ? ['labels'] : []
  return [...labels, ...differingProperties(node, stored), ...differingEdges(node, stored)]
}

function differingProperties({ label, whole, properties }: ExpectedNode, stored: StoredNode): string[] {
  const found = label === 'User' ? digestedPassword(stored.properties) : stored.properties
  const keys = new Set([...Object.keys(properties), ...(whole ? Object.keys(found) : [])])
  keys.delete(STAMPS[label] ?? '')
  return [...keys].filter((key) => !matches(properties[key], found[key]))
}

/** The log holds the digest of a password's hash, never the hash. */
function digestedPassword(properties: StoredNode['properties']): StoredNode['properties'] {
  const { passwordHash } = properties
  return typeof passwordHash === 'string'
    ? { ...properties, passwordHash: hash('sha256', passwordHash) }
    : properties
}

function differingEdges({ whole, edges }: ExpectedNode, stored: StoredNode): string[] {
  const types = new Set([...Object.keys(edges), ...(whole ? stored.edges.map(({ type }) => type) : [])])
  return [...types].filter((type) => {
    const told = edges[type] ?? []
    return (
      told !== UNKNOWN &&
      !sameEdges(
        told,
        stored.edges.filter((edge) => edge.type === type),
      )
    )
  })
}

/** Edges stand in no order in the graph; those whose beginning no event tells are looked for last. */
function sameEdges(told: readonly ExpectedEdge[], stored: StoredNode['edges']): boolean {
  const left = [...stored]
  const vague = ({ properties }: ExpectedEdge): number => (properties['from'] === UNKNOWN ? 1 : 0)
  for (const edge of told.toSorted((one, other) => vague(one) - vague(other))) {
    const at = left.findIndex((found) => edge.target === found.target && sameMap(edge, found))
    if (at < 0) return false
    left.splice(at, 1)
  }
  return left.length === 0
}

function sameMap(told: ExpectedEdge, stored: { readonly properties: Record<string, unknown> }): boolean {
  const keys = new Set([...Object.keys(told.properties), ...Object.keys(stored.properties)])
  return [...keys].every((key) => matches(told.properties[key], stored.properties[key]))
}

function matches(told: unknown, stored: unknown): boolean {
  if (told === UNKNOWN) return true
  if (Array.isArray(told) && told.includes(UNKNOWN))
    return (
      Array.isArray(stored) &&
      told.length === stored.length &&
      told.every((item, at) => item === UNKNOWN || same(encodeParameters(item), stored[at]))
    )
  return same(encodeParameters(told), stored)
}

const same = (left: unknown, right: unknown): boolean => plain(left) === plain(right)

/** A value of the driver as text that names its type: 5, 5.0 and '5' are three things. */
export function plain(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'bigint') return value.toString()
  // The driver's own text of an INTEGER divides digit by digit.
  if (neo4j.isInt(value)) return String(value.inSafeRange() ? value.toNumber() : value)
  if (typeof value === 'number') return `float ${value}`
  if (Array.isArray(value)) return `[${value.map(plain).join()}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  return `${value.constructor.name} ${value}`
}
