// Finds Session nodes by userId.
// access: write
CREATE INDEX session_user_id IF NOT EXISTS
FOR (session:Session) ON (session.userId)
