// The period records of one computation of a run.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (record:PeriodRecord)
WHERE record.runId = $runId
  AND record.computation = $computation
  AND record.firstOrdinal >= 0
RETURN
  record.ordinals AS ordinals,
  record.paidAsRanks AS paidAsRanks,
  record.highestRanks AS highestRanks,
  record.volumeNames AS volumeNames,
  record.volumes AS volumes
