/** One row of a file: the line it begins on, from 1, and its fields without surrounding blanks. */
export interface FileRow {
  readonly line: number
  readonly fields: readonly string[]
}

/** A file of rows with a header, readable as often as needed; it is streamed and never held as a whole. */
export interface RowFile {
  readonly name: string
  readonly columns: readonly string[]
  /** SHA-256 of the bytes as they lie there, hex. */
  readonly digest: string
  /** Rows in file order, some hundreds at a time. */
  rows(): AsyncIterable<readonly FileRow[]>
}

/** A row that was not taken, or was taken with a warning. */
export interface ReportedRow {
  readonly outcome: 'REJECTED' | 'WARNING'
  readonly file: string
  readonly line: number
  readonly code: string
  readonly reason: string
  readonly text: string
}

/** The list an import leaves for its operator: one CSV line a reported row, readable by its owner only. */
export interface RowReport {
  readonly path: string
  add(row: ReportedRow): Promise<void>
  close(): Promise<void>
}

/** Reads what is imported and writes what was not. */
export interface ImportFiles {
  /**
   * Opens a CSV file (`,` `;` or tab; UTF-8, UTF-16 or Windows-1252; plain or gzip). Throws InvalidInput with file,
   * line and remedy for what is no such file: no header, a column named twice, a line that never ends, an archive
   * that grows beyond all measure.
   */
  open(path: string): Promise<RowFile>
  /** A new report in the folder of this import. */
  report(importId: string): Promise<RowReport>
}
