// Ends every session of a user.
// access: write
// expects: NodeIndexSeek
MATCH (session:Session {userId: $userId})
WHERE NOT session.revoked
SET session.revoked = true
RETURN
  session.id AS id
