import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const EXCLUDED = ['**/node_modules/**']

/** Two lanes: `fast` needs nothing but Node; `service` shares one Neo4j (and a browser), a file at a time. */
export default defineConfig({
  root,
  test: {
    teardownTimeout: 60_000,
    // A core is not kept for the one who starts the tests: the fast lane has all of them, the other one runs alone.
    maxWorkers: '100%',
    projects: [
      {
        root,
        test: {
          name: 'fast',
          include: [
            'test/{house,seeds,domain,adapters,formats,usecases,cypher,cli,web,launcher,import,regression}/**/*.test.ts',
            'test/api/**/*.test.ts',
          ],
          exclude: [...EXCLUDED, 'test/**/*.service.test.ts', 'test/**/*.browser.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'service',
          include: [
            'test/**/*.service.test.ts',
            'test/contract/**/*.test.ts',
            'test/e2e/**/*.test.ts',
            'test/**/*.browser.test.ts',
          ],
          exclude: EXCLUDED,
          globalSetup: ['test/support/neo4j-setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
