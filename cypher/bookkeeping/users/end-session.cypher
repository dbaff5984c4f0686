// Ends one session of a user. The hint holds the planner to the session's id: on a small store the user's costs as much.
// access: write
// expects: NodeUniqueIndexSeek
MATCH (session:Session {id: $id})
USING INDEX session:Session(id)
WHERE session.userId = $userId AND NOT session.revoked
SET session.revoked = true
RETURN
  session.id AS id
