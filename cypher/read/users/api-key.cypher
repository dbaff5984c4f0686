// One key by its id.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (apiKey:ApiKey {id: $id})
RETURN
  apiKey.id AS keyId,
  apiKey.userId AS userId,
  apiKey.label AS label,
  apiKey.roles AS keyRoles,
  apiKey.createdAt AS createdAt,
  apiKey.lastUsedAt AS lastUsedAt,
  apiKey.revoked AS revoked
