// An import that has begun.
// access: write
// expects: NodeUniqueIndexSeek
MERGE (import:Import {id: $id})
SET
  import.kind = 'COMPANY',
  import.source = $source,
  import.sourceDigest = $sourceDigest,
  import.state = 'RUNNING',
  import.dryRun = $dryRun,
  import.actor = $actor,
  import.startedAt = $startedAt,
  import.read = 0,
  import.accepted = 0,
  import.unchanged = 0,
  import.rejected = 0,
  import.warnings = 0,
  import.counts = '{}'
RETURN
  import.id AS id
