// Finds CreditNote nodes by period and creditedAt.
// access: write
CREATE INDEX credit_note_period_credited_at IF NOT EXISTS
FOR (creditNote:CreditNote) ON (creditNote.period, creditNote.creditedAt)
