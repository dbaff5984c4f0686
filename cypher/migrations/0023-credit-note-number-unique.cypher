// No two CreditNote nodes share number.
// access: write
CREATE CONSTRAINT credit_note_number IF NOT EXISTS
FOR (creditNote:CreditNote) REQUIRE creditNote.number IS UNIQUE
