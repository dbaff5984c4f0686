// A key a machine signs in with, as its digest.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MATCH (user:User {id: row.userId})
CREATE
  (key:ApiKey {
    id: row.id,
    keyDigest: row.keyDigest,
    userId: user.id,
    label: row.label,
    roles: row.roles,
    createdAt: row.at,
    revoked: false
  })
RETURN
  count(*) AS written
