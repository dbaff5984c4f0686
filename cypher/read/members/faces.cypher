// What a row of a list shows of members beside the figures of the index.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $ids AS id
MATCH (member:Member {id: id})
RETURN
  member.id AS id,
  member.number AS number,
  member.name AS name,
  member.status AS status,
  member.country AS country,
  member.enrolledOn AS enrolledOn,
  head(COLLECT {
    MATCH (order:Order {memberId: member.id})
    WHERE order.acceptedAt IS NOT NULL AND order.state = 'ACCEPTED'
    RETURN order.acceptedAt
    ORDER BY order.acceptedAt DESC
    LIMIT 1
  }) AS lastOrderAt
