// A key that opens nothing any more.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MATCH (key:ApiKey {id: row.id})
SET key.revoked = true
RETURN
  count(*) AS written
