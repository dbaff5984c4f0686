// How many accepted orders these periods hold, and their CV less what was credited of it in the same period.
// access: read
// expects: NodeIndexSeek
UNWIND $periods AS period
MATCH (order:Order)
WHERE order.period = period
  AND order.acceptedAt IS NOT NULL
  AND order.state = 'ACCEPTED'
WITH
  period,
  count(order) AS orders,
  sum(order.cvMinor) AS soldMinor
CALL (period) {
  MATCH (credit:CreditNote)
  WHERE credit.period = period
    AND credit.creditedAt IS NOT NULL
    AND credit.orderPeriod = period
  RETURN
    coalesce(sum(credit.cvMinor), 0) AS creditedMinor
}
RETURN
  period AS period,
  orders AS orders,
  soldMinor - creditedMinor AS cvMinor
