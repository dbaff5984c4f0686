// Ranks, activity and two volumes of every member in one computation of a period's run, in packed columns.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (record:PeriodRecord {runId: $runId, computation: $computation})
WHERE record.firstOrdinal >= 0
WITH record, size(record.ordinals) AS members,
  [place IN range(0, size(record.volumeNames) - 1) WHERE record.volumeNames[place] = $personal][0] AS personal,
  [place IN range(0, size(record.volumeNames) - 1) WHERE record.volumeNames[place] = $group][0] AS group
RETURN
  record.ordinals AS ordinals,
  record.paidAsRanks AS ranks,
  record.highestRanks AS highestRanks,
  record.active AS active,
  CASE WHEN personal IS NULL THEN []
    ELSE record.volumes[personal * members..(personal + 1) * members] END AS personal,
  CASE WHEN group IS NULL THEN [] ELSE record.volumes[group * members..(group + 1) * members] END AS group
ORDER BY record.firstOrdinal
