// Publishes what is staged under the run for everybody, and closes its period.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MATCH (run:Run {id: row.runId})
WHERE run.resultDigest = row.resultDigest
SET
  run.state = 'CLOSED',
  run.planDigest = row.planDigest,
  run.factsDigest = row.factsDigest,
  run.totalMinor = row.totalMinor,
  run.statements = row.statements,
  run.reviewerId = row.reviewerId,
  run.closerId = row.closerId,
  run.closedAt = row.at
MERGE (period:Period {id: row.period})
SET
  period.state = 'CLOSED',
  period.closedAt = row.at,
  period.runId = row.runId
RETURN
  count(*) AS written
