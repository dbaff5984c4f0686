// Who may sign in from now on.
// access: write
UNWIND $rows AS row
CREATE
  (user:User {
    id: row.id,
    email: row.email,
    name: row.name,
    passwordHash: row.passwordHash,
    passwordChangedAt: row.at,
    language: row.language,
    roles: row.roles,
    contactId: row.contactId,
    blocked: false,
    createdAt: row.at
  })
RETURN
  count(*) AS written
