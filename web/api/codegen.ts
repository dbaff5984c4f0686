import type { CodegenConfig } from '@graphql-codegen/cli'

/** Types of every operation, from the server's own SDL: `npm run codegen` after a change of either side. */
const config: CodegenConfig = {
  schema: ['server/api/graphql/types/*.graphql'],
  documents: ['web/api/operations/*.graphql'],
  importExtension: '.ts',
  generates: {
    'web/api/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        pureMagicComment: true,
        scalars: { BigInt: 'string', Instant: 'string', Date: 'string', Decimal: 'string', ID: 'string' },
        strictScalars: true,
      },
    },
  },
}

export default config
