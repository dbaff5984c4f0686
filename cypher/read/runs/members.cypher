// Members of a range of ordinals as packed columns, as they stood at the last instant before $until.
// access: read
// expects: NodeUniqueIndexSeekByRange
MATCH (member:Member)
WHERE member.ordinal >= $from AND member.ordinal < $to
OPTIONAL MATCH (member)-[edge:SPONSORED_BY]->(sponsor:Member)
WHERE edge.from < $until AND (edge.to IS NULL OR edge.to >= $until)
WITH
  member,
  sponsor,
  head([
    past IN range(0, size(coalesce(member.pastStatuses, [])) - 1)
    WHERE member.pastStatusUntil[past] >= $until | member.pastStatuses[past]
  ]) AS pastStatus
RETURN
  collect(member.ordinal) AS ordinals,
  collect(member.id) AS ids,
  collect(member.number) AS numbers,
  collect(datetime({datetime: member.enrolledAt, timezone: 'UTC'}).epochMillis) AS joinedAt,
  collect(coalesce(pastStatus, member.status)) AS statuses,
  collect(coalesce(sponsor.ordinal, -1)) AS sponsors
