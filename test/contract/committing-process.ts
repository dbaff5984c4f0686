import { machineClock } from '#server/adapters/clock/machine-clock.ts'
import { nodeDigest } from '#server/adapters/digest/node-digest.ts'
import { Committer } from '#server/adapters/neo4j/committer.ts'
import { openDriver } from '#server/adapters/neo4j/driver.ts'
import { CHAIN_KEY, commitAll } from '#test/contract/commit-all.ts'
import { memberEnrolled, orderRecorded } from '#test/contract/sample-events.ts'

/**
 * A process of its own that commits until it is killed: a member with an order each time, eight callers at once.
 * Prints the seq of every change it was told about, a line each.
 */
const [uri = '', user = '', name = ''] = process.argv.slice(2)
const driver = openDriver({ uri, user, password: process.env['TEST_PASSWORD'] ?? '' })
const committer = new Committer({
  driver,
  clock: machineClock,
  digest: nodeDigest('identifier key'),
  chainKey: CHAIN_KEY,
})
let count = 0

async function commitForEver(): Promise<never> {
  for (;;) {
    count += 1
    const member = memberEnrolled(null, `${name}-${count}`)
    const order = orderRecorded(member.body.id, `${name}-${count}`)
    const { seq } = await commitAll(committer, {
      events: [member, order],
      raises: [`member:${member.subject}`],
    })
    process.stdout.write(`${seq}\n`)
  }
}

await Promise.all(Array.from({ length: 8 }, commitForEver))
