// What a decision had looked at has changed.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $keys AS key
MATCH (version:Version {key: key})
SET version.version = version.version + 1
RETURN
  count(*) AS written
