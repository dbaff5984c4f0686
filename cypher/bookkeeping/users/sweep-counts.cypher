// Removes counts whose window has passed.
// access: write
// expects: NodeIndexSeekByRange
MATCH (count:SignInCount)
WHERE count.until < $at
WITH count LIMIT 10000
DETACH DELETE count
RETURN
  count(*) AS removed
