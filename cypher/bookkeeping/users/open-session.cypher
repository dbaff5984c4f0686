// Opens a session.
// access: write
// expects: NodeUniqueIndexSeek
MERGE (session:Session {digest: $digest})
SET
  session.id = $id,
  session.userId = $userId,
  session.createdAt = $createdAt,
  session.lastSeenAt = $createdAt,
  session.endsAt = $endsAt,
  session.userAgent = $userAgent,
  session.revoked = false
WITH session
MATCH (user:User {id: $userId})
SET user.lastSignInAt = $createdAt
RETURN
  session.id AS id
