// How many of the newest orders are of this state.
// access: read
// expects: NodeIndexSeek
MATCH (order:Order)
WHERE order.acceptedAt <= $beforeAt AND order.id IS NOT NULL
WITH order
LIMIT toInteger($most)
RETURN
  count(*) AS walked,
  count(CASE WHEN order.state = $state THEN 1 END) AS orders
