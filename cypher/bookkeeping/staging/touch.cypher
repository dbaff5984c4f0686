// Remembers that rows stand under a computation, and when the last of them came.
// access: write
// expects: NodeUniqueIndexSeek
MERGE (staging:Staging {key: $runId + ' ' + toString($computation)})
SET
  staging.runId = $runId,
  staging.computation = $computation,
  staging.touchedAt = $now
RETURN
  count(*) AS written
