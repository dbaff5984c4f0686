// The language a user reads.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MATCH (user:User {id: row.id})
SET user.language = row.language
RETURN
  count(*) AS written
