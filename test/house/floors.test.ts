import { describe, expect, test } from 'vitest'
import { climbingOffences, doorOffences, floorOffences, verbOffences } from './floors.ts'
import { houseCode } from './sources.ts'

describe('the floors of the house', () => {
  test('nobody imports from a floor that is not theirs', () => {
    expect(floorOffences(houseCode())).toEqual([])
  })

  test.each([
    ['server/domain/kernel/x.ts', '#server/domain/genealogy/index.ts'],
    ['server/domain/genealogy/x.ts', '#server/domain/compensation/run.ts'],
    ['server/domain/compensation/x.ts', '#server/domain/matching/x.ts'],
    ['server/domain/compensation/x.ts', 'zod'],
    ['server/domain/scoring/x.ts', 'node:fs'],
    ['server/domain/gossip/x.ts', '#server/domain/kernel/rate.ts'],
    ['server/ports/x.ts', '#server/usecases/guard.ts'],
    ['server/formats/x.ts', 'neo4j-driver'],
    ['server/usecases/x/y.ts', '#server/adapters/neo4j/query.ts'],
    ['server/usecases/x/y.ts', 'node:crypto'],
    ['server/adapters/neo4j/x.ts', '#server/adapters/index/host.ts'],
    ['server/adapters/neo4j/x.ts', '#server/usecases/guard.ts'],
    ['server/adapters/neo4j/x.ts', 'fastify'],
    ['server/adapters/digest/x.ts', 'neo4j-driver'],
    ['server/api/x.ts', '#server/adapters/neo4j/query.ts'],
    ['server/api/x.ts', 'testcontainers'],
    ['server/cli/x.ts', 'neo4j-driver'],
    ['server/cli/x.ts', '#server/adapters/neo4j/query.ts'],
    ['server/config.ts', '#server/app.ts'],
    ['web/x.ts', '#server/domain/genealogy/index.ts'],
    ['web/x.ts', '#server/usecases/guard.ts'],
    ['web/x.ts', 'node:fs'],
    ['web/x.ts', 'neo4j-driver'],
    ['seeds/x.ts', 'zod'],
    ['seeds/x.ts', '#server/adapters/neo4j/query.ts'],
    ['garage/x.ts', '#server/app.ts'],
  ])('finds the planted offender %s importing %s', (path, name) => {
    const planted = { path, text: `import { x } from '${name}'\n` }
    expect(floorOffences([planted])).toHaveLength(1)
  })

  test('sees imports of several lines, types, re-exports and late imports', () => {
    const text = `import type {\n  A,\n} from 'zod'\nexport { b } from 'zod'\nconst c = await import('zod')\nimport 'zod'\n`
    expect(floorOffences([{ path: 'server/domain/kernel/x.ts', text }])).toHaveLength(4)
  })

  test.each([
    ['server/domain/compensation/x.ts', '#server/domain/genealogy/walk.ts'],
    ['server/adapters/neo4j/x.ts', './query.ts'],
    ['web/x.ts', '#server/domain/kernel/money.ts'],
  ])('lets %s import %s', (path, name) => {
    expect(floorOffences([{ path, text: `import { x } from '${name}'\n` }])).toEqual([])
  })

  test('no verb says another verb', () => {
    expect(verbOffences(houseCode())).toEqual([])
  })

  test('finds a planted verb that says another one, and lets it share a function', () => {
    const sold = {
      path: 'server/usecases/x/sell.ts',
      text: 'export const sell = verb({})\nexport const f = 1\n',
    }
    const says = (names: string) => ({
      path: 'server/usecases/x/y.ts',
      text: `import { ${names} } from '#${sold.path}'\n`,
    })
    expect(verbOffences([sold, says('f, sell')])).toHaveLength(1)
    expect(verbOffences([sold, says('f')])).toEqual([])
  })

  test('doors decide nothing', () => {
    expect(doorOffences(houseCode())).toEqual([])
  })

  test.each([
    ['server/api/x.ts', 'payOut', '#server/domain/compensation/payout.ts', 1],
    ['server/api/x.ts', 'type Payout, ORDER_KINDS', '#server/domain/commerce/events.ts', 0],
    ['server/api/x.ts', 'formatPoints', '#server/domain/kernel/points.ts', 0],
    ['server/cli/x.ts', 'runPeriods', '#server/domain/compensation/run.ts', 0],
    ['server/cli/x.ts', 'mayMove', '#server/domain/genealogy/move-rules.ts', 1],
  ])('judges %s importing %s from %s', (...[path, names, from, offences]) => {
    const text = `import { ${names} } from '${from}'\n`
    expect(doorOffences([{ path, text }])).toHaveLength(offences)
  })

  test('nobody climbs out of a folder', () => {
    expect(climbingOffences(houseCode().filter(({ path }) => !path.startsWith('test/house/')))).toEqual([])
    expect(climbingOffences([{ path: 'web/x.ts', text: "import { x } from '../y.ts'\n" }])).toHaveLength(1)
  })
})
