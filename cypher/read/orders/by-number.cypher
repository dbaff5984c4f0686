// Orders whose number begins so, in the order of their numbers.
// access: read
// expects: NodeUniqueIndexSeekByRange
MATCH (order:Order)
WHERE order.number STARTS WITH $search
  AND order.number > $afterNumber
  AND ($memberId = '' OR order.memberId = $memberId)
  AND ($buyerId = '' OR order.buyerId = $buyerId)
  AND ($state = '' OR order.state = $state)
  AND ($period = '' OR order.period = $period)
WITH order
ORDER BY order.number
LIMIT toInteger($limit)
RETURN
  order.id AS id,
  order.number AS number,
  order.state AS state,
  order.kind AS kind,
  order.acceptedAt AS acceptedAt,
  order.period AS period,
  order.currency AS currency,
  order.byCustomer AS byCustomer,
  order.buyerId AS buyerId,
  order.memberId AS memberId,
  order.amountMinor AS amountMinor,
  order.cvMinor AS cvMinor,
  order.pvHundredths AS pvHundredths,
  reduce(sum = 0, credit IN [(order)<-[:CREDITS]-(note:CreditNote) | note.amountMinor] | sum + credit) AS creditedMinor
ORDER BY number
