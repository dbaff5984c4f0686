// How many orders a period holds.
// access: read
// expects: NodeIndexSeek
MATCH (order:Order)
WHERE order.period = $period AND order.acceptedAt IS NOT NULL
RETURN
  count(order) AS orders
