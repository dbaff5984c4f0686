// How members stood in a computed period, from its packed records (5,000 ordinals each).
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $ids AS id
MATCH (member:Member {id: id})
WITH member, member.ordinal - member.ordinal % 5000 AS firstOrdinal
MATCH (record:PeriodRecord {runId: $runId, computation: $computation, firstOrdinal: firstOrdinal})
WITH member, record, member.ordinal - firstOrdinal AS at
RETURN
  member.id AS id,
  member.number AS number,
  datetime({datetime: member.enrolledAt, timezone: 'UTC'}).epochMillis AS joinedAt,
  record.paidAsRanks[at] AS rank,
  record.highestRanks[at] AS highestRank,
  record.active[at] AS active,
  record.volumeNames AS volumeNames,
  [
    volume IN range(0, size(record.volumeNames) - 1) |
    record.volumes[volume * size(record.ordinals) + at]
  ] AS volumes
