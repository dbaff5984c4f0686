// The newest order that counts for each of some members, own or of a customer; without one a member is left out.
// access: read
// expects: NodeIndexSeek
UNWIND $ids AS id
CALL (id) {
  MATCH (order:Order {memberId: id})
  WHERE order.acceptedAt IS NOT NULL AND order.state = 'ACCEPTED'
  RETURN order.acceptedAt AS lastOrderAt
  ORDER BY order.acceptedAt DESC
  LIMIT 1
}
RETURN
  id AS id,
  lastOrderAt AS lastOrderAt
