// Every session of a user ends.
// access: write
// expects: NodeUniqueIndexSeek, NodeIndexSeek
UNWIND $rows AS row
MATCH (user:User {id: row.userId})
OPTIONAL MATCH (session:Session {userId: user.id})
SET session.revoked = true
RETURN
  count(DISTINCT user) AS written
