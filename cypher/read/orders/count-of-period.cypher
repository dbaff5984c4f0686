// How many orders a period holds.
// access: read
// expects: NodeIndexSeek
MATCH (order:Order)
WHERE order.period = $period
RETURN
  count(order) AS orders
