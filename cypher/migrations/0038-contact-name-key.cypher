// Finds Contact nodes by nameKey.
// access: write
CREATE INDEX contact_name_key IF NOT EXISTS
FOR (contact:Contact) ON (contact.nameKey)
