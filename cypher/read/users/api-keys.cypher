// The keys of one user, newest first.
// access: read
// expects: NodeIndexSeek
MATCH (apiKey:ApiKey {userId: $userId})
RETURN
  apiKey.id AS keyId,
  apiKey.userId AS userId,
  apiKey.label AS label,
  apiKey.roles AS keyRoles,
  apiKey.createdAt AS createdAt,
  apiKey.lastUsedAt AS lastUsedAt,
  apiKey.revoked AS revoked
ORDER BY apiKey.createdAt DESC, apiKey.id
LIMIT 200
