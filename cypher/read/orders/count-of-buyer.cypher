// How many of what one contact bought are of this state and period.
// access: read
// expects: NodeUniqueIndexSeek
MATCH (:Contact {id: $buyerId})<-[:BOUGHT_BY]-(order:Order)
WITH order
LIMIT toInteger($most)
RETURN
  count(*) AS walked,
  count(CASE WHEN ($state = '' OR order.state = $state) AND ($period = '' OR order.period = $period) THEN 1 END) AS orders
