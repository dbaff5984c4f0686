// Finds Lead nodes by number.
// access: write
CREATE INDEX lead_number IF NOT EXISTS
FOR (lead:Lead) ON (lead.number)
