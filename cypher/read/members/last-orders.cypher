// The newest order that counts for each of some members, own or of a customer.
// access: read
// expects: NodeIndexSeekByRange
UNWIND $ids AS id
RETURN
  id AS id,
  head(COLLECT {
    MATCH (order:Order {memberId: id})
    WHERE order.acceptedAt IS NOT NULL AND order.state = 'ACCEPTED'
    RETURN order.acceptedAt
    ORDER BY order.acceptedAt DESC
    LIMIT 1
  }) AS lastOrderAt
