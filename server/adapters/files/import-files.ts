import { openCsv } from '#server/adapters/files/csv-source.ts'
import { openRowReport } from '#server/adapters/files/row-report.ts'
import type { ImportFiles } from '#server/ports/import-files.ts'

/** Files to import from anywhere, reports below the company's folder of imports. */
export const importFilesOf = (folder: string): ImportFiles => ({
  open: openCsv,
  report: (importId) => openRowReport(folder, importId),
})
