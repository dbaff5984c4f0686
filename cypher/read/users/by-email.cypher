// One user by e-mail, with the hash of the password, for signing in.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (user:User {email: $email})
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
