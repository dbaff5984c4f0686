// How many of the orders that carry a member's volume are of this state, period and buyer.
// access: read
// expects: NodeIndexSeek
MATCH (order:Order)
WHERE order.memberId = $memberId AND order.acceptedAt IS NOT NULL
WITH order
LIMIT toInteger($most)
RETURN
  count(*) AS walked,
  count(CASE WHEN ($state = '' OR order.state = $state) AND ($period = '' OR order.period = $period) AND ($buyerId = '' OR order.buyerId = $buyerId) THEN 1 END) AS orders
