// What an import read and took.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MERGE (import:Import {id: row.importId})
SET
  import.read = row.read,
  import.accepted = row.accepted,
  import.unchanged = row.unchanged,
  import.rejected = row.rejected,
  import.state = 'DONE',
  import.endedAt = row.at
RETURN
  count(*) AS written
