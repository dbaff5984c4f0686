// How many period records stand under a computation.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (record:PeriodRecord)
WHERE
  record.runId = $runId AND
  record.computation = $computation AND
  record.firstOrdinal IS NOT NULL
RETURN
  count(*) AS periodRecords
