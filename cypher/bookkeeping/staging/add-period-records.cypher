// Period records of one computation, unseen until a run publishes it.
// access: write
// expects: NodeUniqueIndexSeek
MERGE (staging:Staging {key: $runId + ' ' + toString($computation)})
SET
  staging.runId = $runId,
  staging.computation = $computation,
  staging.touchedAt = $now
WITH staging
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
