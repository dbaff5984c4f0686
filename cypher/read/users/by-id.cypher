// One user, with the hash of the password, for changing it.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (user:User {id: $id})
RETURN
  user.id AS id,
  user.email AS email,
  user.name AS name,
  user.roles AS roles,
  user.language AS language,
  user.blocked AS blocked,
  user.contactId AS contactId,
  user.lastSignInAt AS lastSignInAt,
  user.passwordHash AS passwordHash
