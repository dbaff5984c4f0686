// The key with this digest and the user it belongs to.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (apiKey:ApiKey {keyDigest: $keyDigest})
MATCH (user:User {id: apiKey.userId})
RETURN
  apiKey.id AS keyId,
  apiKey.userId AS userId,
  apiKey.label AS label,
  apiKey.roles AS keyRoles,
  apiKey.createdAt AS createdAt,
  apiKey.lastUsedAt AS lastUsedAt,
  apiKey.revoked AS revoked,
  user.id AS id,
  user.email AS email,
  user.name AS name,
  user.roles AS roles,
  user.language AS language,
  user.blocked AS blocked,
  user.contactId AS contactId,
  user.lastSignInAt AS lastSignInAt
