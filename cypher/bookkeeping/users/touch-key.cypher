// Notes that a key was used.
// access: write
// expects: NodeUniqueIndexSeek
MATCH (apiKey:ApiKey {id: $id})
SET apiKey.lastUsedAt = $at
RETURN
  apiKey.id AS id
