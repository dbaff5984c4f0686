// Period records of one computation, unseen until a run publishes it.
// access: write
UNWIND $rows AS row
CREATE
  (record:PeriodRecord {
    runId: $runId,
    computation: $computation,
    period: $period,
    firstOrdinal: row.firstOrdinal,
    ordinals: row.ordinals,
    paidAsRanks: row.paidAsRanks,
    highestRanks: row.highestRanks,
    active: row.active,
    volumeNames: row.volumeNames,
    volumes: row.volumes
  })
RETURN
  count(*) AS written
