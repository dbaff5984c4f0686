import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Two lanes: `fast` needs no service; `service` shares one Neo4j and takes turns. */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: 'fast',
          include: ['test/{house,seeds,domain,formats,usecases,cypher,cli,web,regression}/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
    ],
  },
})
