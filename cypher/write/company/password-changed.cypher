// A new password, as its hash.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MATCH (user:User {id: row.id})
SET
  user.passwordHash = row.passwordHash,
  user.passwordChangedAt = row.at
RETURN
  count(*) AS written
