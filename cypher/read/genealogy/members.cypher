// Members of a range of ordinals as packed columns.
// access: read
// expects: NodeUniqueIndexSeekByRange
MATCH (member:Member)
WHERE member.ordinal >= $from AND member.ordinal < $to
OPTIONAL MATCH (member)-[edge:SPONSORED_BY]->(sponsor:Member)
WHERE edge.to IS NULL
RETURN
  collect(member.ordinal) AS ordinals,
  collect(member.id) AS ids,
  collect(coalesce(sponsor.ordinal, -1)) AS sponsors,
  collect(member.status) AS statuses,
  collect(member.country) AS countries,
  collect(duration.inDays(date('1970-01-01'), member.enrolledOn).days) AS joinedDays
