// The rights of all users, to be compared with their events.
// access: read
MATCH (user:User)
RETURN
  user.id AS id,
  user.roles AS roles,
  user.blocked AS blocked,
  user.contactId AS contactId
