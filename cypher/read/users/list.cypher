// Users whose name or e-mail holds a text, by name.
// access: read
MATCH (user:User)
WHERE $search IS NULL OR toLower(user.name) CONTAINS $search OR user.email CONTAINS $search
RETURN
  user.id AS id,
  user.email AS email,
  user.name AS name,
  user.roles AS roles,
  user.language AS language,
  user.blocked AS blocked,
  user.contactId AS contactId,
  user.lastSignInAt AS lastSignInAt
ORDER BY toLower(user.name), user.id
LIMIT toInteger($limit)
