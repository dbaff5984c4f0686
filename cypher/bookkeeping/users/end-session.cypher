// Ends one session of a user. Found by its id alone: on a small store the planner might prefer the user's.
// access: write
// expects: NodeUniqueIndexSeek
MATCH (session:Session {id: $id})
WITH session
WHERE session.userId = $userId AND NOT session.revoked
SET session.revoked = true
RETURN
  session.id AS id
