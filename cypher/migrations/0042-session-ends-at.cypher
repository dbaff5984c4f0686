// Finds Session nodes by endsAt.
// access: write
CREATE INDEX session_ends_at IF NOT EXISTS
FOR (session:Session) ON (session.endsAt)
