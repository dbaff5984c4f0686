// Imports, newest first.
// access: read
// expects: NodeIndexSeekByRange
MATCH (import:Import)
WHERE import.startedAt <= $until
RETURN
  import.id AS id,
  coalesce(import.source, import.kind, '') AS source,
  import.startedAt AS startedAt,
  import.endedAt AS endedAt,
  coalesce(import.actor, 'system') AS actor,
  coalesce(import.state, 'RUNNING') AS state,
  coalesce(import.dryRun, false) AS dryRun,
  coalesce(import.read, 0) AS read,
  coalesce(import.accepted, 0) AS accepted,
  coalesce(import.unchanged, 0) AS unchanged,
  coalesce(import.rejected, 0) AS rejected,
  coalesce(import.warnings, 0) AS warnings,
  coalesce(import.counts, '{}') AS counts
ORDER BY import.startedAt DESC, import.id
LIMIT toInteger($limit)
