// Orders as a statement names them.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $ids AS id
MATCH (order:Order {id: id})
RETURN
  order.id AS id,
  order.number AS number,
  order.acceptedAt AS acceptedAt,
  order.byCustomer AS byCustomer,
  coalesce(order.buyerId, '') AS buyerId,
  coalesce(order.memberId, '') AS memberId
