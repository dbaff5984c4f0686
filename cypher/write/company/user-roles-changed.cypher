// The roles of a user.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MATCH (user:User {id: row.id})
SET user.roles = row.roles
RETURN
  count(*) AS written
