// How many orders there are.
// access: read
MATCH (order:Order)
RETURN
  count(order) AS orders
