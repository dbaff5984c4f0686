import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getContainerRuntimeClient, ImageName } from 'testcontainers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askOnce } from '#server/adapters/neo4j-launcher/bolt-probe.ts'
import { dockerImage, openDocker } from '#server/adapters/neo4j-launcher/docker.ts'
import { loopbackUri } from '#server/adapters/neo4j-launcher/launch.ts'
import { readConfig } from '#server/config.ts'

const image = await dockerImage()

async function imageStands(): Promise<boolean> {
  try {
    return await (await getContainerRuntimeClient()).image.exists(ImageName.fromString(image))
  } catch {
    return false
  }
}

const ready = await imageStands()
if (!ready) console.warn(`SKIPPED the Docker way to a Neo4j: no Docker with the image ${image}`)

describe.runIf(ready)('a Neo4j in Docker', () => {
  let ground = ''
  beforeAll(() => {
    ground = mkdtempSync(join(tmpdir(), 'stemma-docker-'))
  })
  afterAll(() => rmSync(ground, { recursive: true, force: true }))

  it('answers, is shared, and ends with its owner', async () => {
    const options = {
      profile: 'TEST' as const,
      store: join(ground, 'store'),
      logs: join(ground, 'logs'),
      cache: readConfig().cache,
      password: 'only-for-this-test',
      say: () => undefined,
    }
    const server = await openDocker(options)
    const signIn = { uri: loopbackUri(server.port), user: 'neo4j', password: options.password }
    expect(await askOnce(signIn)).toMatch(/^Neo4j\/5\.26/)
    const companion = await openDocker(options)
    expect(companion).toMatchObject({ port: server.port, attached: true })
    await companion.stop()
    expect(await askOnce(signIn)).toMatch(/^Neo4j\/5\.26/)
    await server.stop()
    await expect(askOnce(signIn)).rejects.toMatchObject({ code: 'NEO4J_AWAY' })
  })
})
