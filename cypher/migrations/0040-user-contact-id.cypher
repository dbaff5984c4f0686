// Finds User nodes by contactId.
// access: write
CREATE INDEX user_contact_id IF NOT EXISTS
FOR (user:User) ON (user.contactId)
