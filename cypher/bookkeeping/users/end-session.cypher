// Ends one session of a user.
// access: write
// expects: NodeUniqueIndexSeek
MATCH (session:Session {id: $id})
WHERE session.userId = $userId AND NOT session.revoked
SET session.revoked = true
RETURN
  session.id AS id
