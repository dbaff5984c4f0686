// Removes sessions that have ended.
// access: write
// expects: NodeIndexSeekByRange
MATCH (session:Session)
WHERE session.endsAt < $at
WITH session LIMIT 10000
DETACH DELETE session
RETURN
  count(*) AS removed
