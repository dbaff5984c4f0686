// The current versions of keys; what was never raised has no row.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $keys AS key
MATCH (version:Version {key: key})
RETURN
  version.key AS key,
  version.version AS version
