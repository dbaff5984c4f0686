// No two Contact nodes share number.
// access: write
CREATE CONSTRAINT contact_number IF NOT EXISTS
FOR (contact:Contact) REQUIRE contact.number IS UNIQUE
