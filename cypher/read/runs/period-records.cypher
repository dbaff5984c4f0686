// The period records of one computation of a run.
// access: read
// expects: NodeIndexSeek
MATCH (record:PeriodRecord)
WHERE record.runId = $runId AND record.computation = $computation
RETURN
  record.ordinals AS ordinals,
  record.paidAsRanks AS paidAsRanks,
  record.highestRanks AS highestRanks,
  record.volumeNames AS volumeNames,
  record.volumes AS volumes
