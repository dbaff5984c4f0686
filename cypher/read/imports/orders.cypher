// Orders of these numbers, as an import compares them.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $numbers AS number
MATCH (order:Order {number: number})
RETURN
  order.number AS number,
  order.acceptedAt AS acceptedAt,
  size(order.productCodes) AS lines,
  order.amountMinor AS amountMinor
