// Members of a range of ordinals as packed columns, with their volumes by orders accepted in a span.
// access: read
// expects: NodeUniqueIndexSeekByRange, NodeIndexSeek
MATCH (member:Member)
WHERE member.ordinal >= $from AND member.ordinal < $to
OPTIONAL MATCH (member)-[edge:SPONSORED_BY]->(sponsor:Member)
WHERE edge.to IS NULL
CALL (member) {
  MATCH (order:Order)
  WHERE order.memberId = member.id
    AND order.acceptedAt >= $spanFrom
    AND order.acceptedAt < $spanTo
    AND order.state = 'ACCEPTED'
  RETURN
    sum(CASE WHEN order.byCustomer THEN 0 ELSE order.pvHundredths END) AS own,
    sum(CASE WHEN order.byCustomer THEN order.pvHundredths ELSE 0 END) AS customers
}
RETURN
  collect(member.ordinal) AS ordinals,
  collect(member.id) AS ids,
  collect(coalesce(sponsor.ordinal, -1)) AS sponsors,
  collect(member.status) AS statuses,
  collect(member.country) AS countries,
  collect(duration.inDays(date('1970-01-01'), member.enrolledOn).days) AS joinedDays,
  collect(own) AS own,
  collect(customers) AS customers
