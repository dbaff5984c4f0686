// How many period records stand under a computation.
// access: read
// expects: NodeIndexSeek
MATCH (record:PeriodRecord)
WHERE record.runId = $runId AND record.computation = $computation
RETURN
  count(*) AS periodRecords
