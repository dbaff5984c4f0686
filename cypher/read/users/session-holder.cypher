// The open session with this digest and the user it belongs to.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (session:Session {digest: $digest})
WHERE NOT session.revoked
MATCH (user:User {id: session.userId})
RETURN
  session.id AS sessionId,
  session.userId AS userId,
  session.createdAt AS createdAt,
  session.lastSeenAt AS lastSeenAt,
  session.endsAt AS endsAt,
  session.userAgent AS userAgent,
  user.id AS id,
  user.email AS email,
  user.name AS name,
  user.roles AS roles,
  user.language AS language,
  user.blocked AS blocked,
  user.contactId AS contactId,
  user.lastSignInAt AS lastSignInAt
