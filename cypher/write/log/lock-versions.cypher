// Takes the versions a transaction will raise, sorted by key, so that nobody else raises them meanwhile.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $keys AS key
MERGE (version:Version {key: key})
ON CREATE SET version.version = 0
SET version.lock = $transaction
RETURN
  count(*) AS written
