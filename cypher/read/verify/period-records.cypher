// The period records of a computation, whole, to be compared with the digest of its event.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (record:PeriodRecord)
WHERE record.runId = $runId
  AND record.computation = $computation
  AND record.firstOrdinal IS NOT NULL
RETURN
  properties(record) AS properties
