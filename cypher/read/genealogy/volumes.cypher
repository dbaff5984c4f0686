// PV by member of the orders of a period that were accepted in a span, as packed columns.
// access: read
// expects: NodeIndexSeek
MATCH (order:Order)
WHERE order.period = $period
  AND order.acceptedAt >= $from
  AND order.acceptedAt < $to
  AND order.state = 'ACCEPTED'
  AND order.memberId IS NOT NULL
WITH
  order.memberId AS memberId,
  sum(CASE WHEN order.byCustomer THEN 0 ELSE order.pvHundredths END) AS own,
  sum(CASE WHEN order.byCustomer THEN order.pvHundredths ELSE 0 END) AS customers
RETURN
  collect(memberId) AS ids,
  collect(own) AS own,
  collect(customers) AS customers
