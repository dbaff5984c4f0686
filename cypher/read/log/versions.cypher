// The current versions of keys, in their order; 0 for what was never raised.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND range(0, size($keys) - 1) AS position
WITH position, $keys[position] AS key
OPTIONAL MATCH (version:Version {key: key})
RETURN
  key AS key,
  coalesce(version.version, 0) AS version
ORDER BY position
