// Nothing stands under a computation any more.
// access: write
// expects: NodeUniqueIndexSeek
MATCH (staging:Staging {key: $runId + ' ' + toString($computation)})
DELETE staging
RETURN
  count(*) AS written
