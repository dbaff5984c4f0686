// How many orders carry a member's volume.
// access: read
// expects: NodeIndexSeek
MATCH (order:Order)
WHERE order.memberId = $memberId AND order.acceptedAt IS NOT NULL
RETURN
  count(order) AS orders
