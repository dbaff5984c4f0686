// One member's figures in the period records of several runs.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $runs AS run
MATCH (record:PeriodRecord {runId: run.runId, computation: run.computation})
WHERE record.firstOrdinal <= $ordinal AND record.firstOrdinal + size(record.ordinals) > $ordinal
WITH run, record, $ordinal - record.firstOrdinal AS place, size(record.ordinals) AS members,
  [at IN range(0, size(record.volumeNames) - 1) WHERE record.volumeNames[at] = run.personal][0] AS personal,
  [at IN range(0, size(record.volumeNames) - 1) WHERE record.volumeNames[at] = run.group][0] AS group
RETURN
  run.period AS period,
  record.active[place] AS active,
  record.paidAsRanks[place] AS rank,
  record.highestRanks[place] AS highestRank,
  coalesce(record.volumes[personal * members + place], 0) AS personal,
  coalesce(record.volumes[group * members + place], 0) AS group
