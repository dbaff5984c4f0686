// Notes that a session was used.
// access: write
// expects: NodeUniqueIndexSeek
MATCH (session:Session {digest: $digest})
SET session.lastSeenAt = $at
RETURN
  session.id AS id
