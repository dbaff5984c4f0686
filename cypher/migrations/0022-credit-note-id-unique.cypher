// No two CreditNote nodes share id.
// access: write
CREATE CONSTRAINT credit_note_id IF NOT EXISTS
FOR (creditNote:CreditNote) REQUIRE creditNote.id IS UNIQUE
