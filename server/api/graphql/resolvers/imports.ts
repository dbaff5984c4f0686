import { field, type Resolvers } from '#server/api/graphql/field.ts'
import { pageOfRows } from '#server/api/graphql/formats.ts'
import { input, type PageArguments, pageOf, parseInput } from '#server/api/graphql/input.ts'
import {
  cancelImport,
  readImport,
  readImports,
  readRejectedRows,
} from '#server/usecases/imports/read-imports.ts'

interface RejectedArguments extends PageArguments {
  readonly import: string
  readonly code?: string | null
}

const idOf = ({ id }: { readonly id: string }) => ({ id: parseInput(input.text(100), id) })

/** Imports: what was read, taken and rejected. */
export const importResolvers: Resolvers = {
  Query: {
    imports: field(readImports, () => undefined),
    import: field(readImport, idOf, ({ rejectedBy, warnedBy, ...row }) => ({ row, rejectedBy, warnedBy })),
    rejectedRows: field(
      readRejectedRows,
      ({ code, ...args }: RejectedArguments) => ({
        id: parseInput(input.text(100), args.import),
        code: parseInput(input.optional(60), code),
        ...pageOf(args),
      }),
      (page) => pageOfRows(page, (row) => row),
    ),
  },
  Mutation: { cancelImport: field(cancelImport, idOf) },
}
