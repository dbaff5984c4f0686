// Forgets counted attempts, after a success.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $keys AS key
MATCH (attempts:SignInCount {key: key})
DETACH DELETE attempts
RETURN
  count(*) AS removed
