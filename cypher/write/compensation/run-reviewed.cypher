// The run somebody has reviewed; counts only the result that was looked at.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MATCH (run:Run {id: row.runId})
WHERE run.resultDigest = row.resultDigest
SET
  run.state = 'REVIEWED',
  run.reviewerId = row.reviewerId,
  run.reviewedAt = row.at
RETURN
  count(*) AS written
