// The open sessions of one user, last used first.
// access: read
// expects: NodeIndexSeek
MATCH (session:Session {userId: $userId})
WHERE NOT session.revoked AND session.endsAt > $now
RETURN
  session.id AS sessionId,
  session.userId AS userId,
  session.createdAt AS createdAt,
  session.lastSeenAt AS lastSeenAt,
  session.endsAt AS endsAt,
  session.userAgent AS userAgent
ORDER BY session.lastSeenAt DESC, session.id
LIMIT 200
