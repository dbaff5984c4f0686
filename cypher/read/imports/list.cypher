// Imports, newest first.
// access: read
// expects: NodeIndexScan
MATCH (import:Import)
WHERE import.startedAt IS NOT NULL
RETURN
  import.id AS id,
  import.source AS source,
  import.sourceDigest AS sourceDigest,
  import.state AS state,
  import.dryRun AS dryRun,
  import.actor AS actor,
  import.startedAt AS startedAt,
  import.endedAt AS endedAt,
  import.read AS read,
  import.accepted AS accepted,
  import.unchanged AS unchanged,
  import.rejected AS rejected,
  import.warnings AS warnings,
  import.counts AS counts,
  import.file AS file
ORDER BY import.startedAt DESC
LIMIT $limit
