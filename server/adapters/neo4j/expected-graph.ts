import type { LoggedEvent } from '#server/ports/events.ts'

/** Stands where no event says what must be there: an erased personal part, what a bulk import brought. */
export const UNKNOWN: unique symbol = Symbol('unknown')

/** Properties as rows carry them; a null or absent one is not stored. */
export type Properties = Readonly<Record<string, unknown>>

/** A relationship that leaves a node; `target` is the key of the other end. */
export interface ExpectedEdge {
  readonly target: string
  readonly properties: Properties
}

/** The edges of one type, or UNKNOWN where an erased personal part told of them. */
export type ToldEdges = readonly ExpectedEdge[] | typeof UNKNOWN

/** What the events say of one node, and the event that last said so. */
export interface ExpectedNode {
  readonly label: string
  readonly key: string
  /** The subject under which its events stand in the log. */
  readonly subject: string
  /** True when an event made it: then everything about it is told, else only what changed since. */
  readonly whole: boolean
  readonly labels: readonly string[]
  readonly seq: bigint
  readonly properties: Properties
  /** By type. A type that is not told, or UNKNOWN, is not compared unless the node is whole. */
  readonly edges: Readonly<Record<string, ToldEdges>>
}

/** What an event makes: labels default to the noun itself. */
export interface Made {
  readonly properties: Properties
  readonly labels?: readonly string[]
  readonly edges?: ExpectedNode['edges']
}

/** Label and key of a node. */
export type NodeName = readonly [label: string, key: string]

/** What an event changes on a node. */
export type Changed = Pick<Made, 'properties' | 'edges'>

/** The nodes that a part of the log makes and changes: last event wins. */
export class ExpectedGraph {
  readonly #nodes = new Map<string, ExpectedNode>()

  get nodes(): readonly ExpectedNode[] {
    return [...this.#nodes.values()]
  }

  node(label: string, key: string): ExpectedNode | undefined {
    return this.#nodes.get(`${label} ${key}`)
  }

  /** A node of this key; one that was there (a product saved again) takes the new properties. */
  make(event: LoggedEvent, [label, key]: NodeName, made: Made): void {
    const { properties, labels = [label], edges = {} } = made
    const before = this.node(label, key)
    const [{ seq, subject }, all] = [event, { ...before?.properties, ...properties }]
    const node = { label, key, subject, whole: true, labels, seq, properties: all, edges }
    this.#nodes.set(`${label} ${key}`, node)
  }

  change(event: LoggedEvent, [label, key]: NodeName, changed: Changed): void {
    const before = this.node(label, key) ?? unmade(event, label, key)
    const properties = { ...before.properties, ...changed.properties }
    const edges = { ...before.edges, ...changed.edges }
    this.#nodes.set(`${label} ${key}`, { ...before, seq: event.seq, properties, edges })
  }
}

const unmade = ({ seq, subject }: LoggedEvent, label: string, key: string): ExpectedNode => {
  return { label, key, subject, whole: false, labels: [label], seq, properties: {}, edges: {} }
}
