// The draft of a run: publishes the statements staged under this computation.
// access: write
// expects: NodeUniqueIndexSeek
UNWIND $rows AS row
MERGE (run:Run {id: row.runId})
SET
  run.period = row.period,
  run.plan = row.plan,
  run.version = row.version,
  run.state = 'DRAFT',
  run.computation = row.computation,
  run.planDigest = row.planDigest,
  run.factsDigest = row.factsDigest,
  run.resultDigest = row.resultDigest,
  run.totalMinor = row.totalMinor,
  run.lines = row.lines,
  run.statements = row.statements,
  run.report = row.report,
  run.computedAt = row.at,
  run.reviewerId = NULL,
  run.reviewedAt = NULL
RETURN
  count(*) AS written
