// Finds Contact nodes by email.
// access: write
CREATE INDEX contact_email IF NOT EXISTS
FOR (contact:Contact) ON (contact.email)
