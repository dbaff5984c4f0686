// How many accepted orders these periods hold, and their CV.
// access: read
// expects: NodeIndexSeek
UNWIND $periods AS period
MATCH (order:Order)
WHERE order.period = period
  AND order.acceptedAt IS NOT NULL
  AND order.state = 'ACCEPTED'
RETURN
  period AS period,
  count(order) AS orders,
  sum(order.cvMinor) AS cvMinor
