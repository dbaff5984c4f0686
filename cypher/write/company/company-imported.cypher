// A bulk import that filled the empty store at once.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MERGE (import:Import {id: row.importId})
SET
  import.sourceDigest = row.sourceDigest,
  import.accepted = row.members + row.orders + row.creditNotes,
  import.state = 'DONE',
  import.endedAt = row.at
RETURN
  count(*) AS written
