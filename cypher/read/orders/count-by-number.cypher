// How many of the orders whose number begins so are of this state, period, buyer and member.
// access: read
// expects: NodeUniqueIndexSeekByRange
MATCH (order:Order)
WHERE order.number STARTS WITH $search
WITH order
LIMIT toInteger($most)
RETURN
  count(*) AS walked,
  count(CASE WHEN ($state = '' OR order.state = $state) AND ($period = '' OR order.period = $period) AND ($buyerId = '' OR order.buyerId = $buyerId) AND ($memberId = '' OR order.memberId = $memberId) THEN 1 END) AS orders
