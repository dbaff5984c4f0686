import { createInterface } from 'node:readline'
import { openNeo4j } from '#server/adapters/neo4j-launcher/find-neo4j.ts'

/**
 * A program that holds one Neo4j open: `node neo4j-holder.ts <options as JSON>`. It prints one JSON line when
 * the server is open and one for each crash, stops the server when its input ends, and handles no signal
 * itself.
 */
const print = (value: object): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

const options = JSON.parse(process.argv[2] ?? '{}')
const server = await openNeo4j(options)
server.onCrash((crash) => print({ crash: crash.kind }))
print({ uri: server.uri, attached: server.attached })
for await (const _ of createInterface({ input: process.stdin })) {
}
await server.stop()
print({ stopped: true })
