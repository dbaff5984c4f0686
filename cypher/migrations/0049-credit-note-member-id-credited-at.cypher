// Finds CreditNote nodes by memberId and creditedAt.
// access: write
CREATE INDEX credit_note_member_id_credited_at IF NOT EXISTS
FOR (creditNote:CreditNote) ON (creditNote.memberId, creditNote.creditedAt)
