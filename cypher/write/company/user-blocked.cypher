// A user who may not sign in any more; the open sessions end with it.
// access: write
// expects: NodeUniqueIndexSeek, NodeIndexSeek
UNWIND $rows AS row
MATCH (user:User {id: row.id})
SET user.blocked = true
WITH user
OPTIONAL MATCH (session:Session {userId: user.id})
SET session.revoked = true
RETURN
  count(DISTINCT user) AS written
