// A period that is open again; its reviewed run is a draft again.
// access: write
// expects: NodeUniqueIndexSeek, NodeIndexSeek
UNWIND $rows AS row
MATCH (period:Period {id: row.period})
WHERE period.state = 'FROZEN'
SET
  period.state = 'OPEN',
  period.frozenAt = NULL,
  period.closerId = NULL
WITH period
OPTIONAL MATCH (run:Run {period: period.id})
WHERE run.state = 'REVIEWED'
SET
  run.state = 'DRAFT',
  run.reviewerId = NULL,
  run.reviewedAt = NULL
RETURN
  count(DISTINCT period) AS written
