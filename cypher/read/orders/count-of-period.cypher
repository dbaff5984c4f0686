// How many of a period's orders are of this state.
// access: read
// expects: NodeIndexSeek
MATCH (order:Order)
WHERE order.period = $period AND order.acceptedAt IS NOT NULL
WITH order
LIMIT toInteger($most)
RETURN
  count(*) AS walked,
  count(CASE WHEN ($state = '' OR order.state = $state) THEN 1 END) AS orders
