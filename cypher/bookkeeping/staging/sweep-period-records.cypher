// Removes some PeriodRecord nodes of a computation that no closed run has published.
// access: write
// expects: NodeUniqueIndexSeek
MATCH (staged:PeriodRecord)
WHERE
  staged.runId = $runId AND
  staged.computation = $computation AND
  staged.firstOrdinal IS NOT NULL
WITH staged
LIMIT $limit
WHERE NOT EXISTS {
  MATCH (run:Run {id: staged.runId})
  WHERE run.computation = staged.computation AND run.state IN ['CLOSED', 'PAID']
}
DETACH DELETE staged
RETURN
  count(*) AS written
