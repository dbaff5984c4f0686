// Orders whose number begins so, newest first.
// access: read
// expects: NodeUniqueIndexSeekByRange
MATCH (order:Order)
WHERE order.number STARTS WITH $search
  AND order.acceptedAt <= $beforeAt
  AND (order.acceptedAt < $beforeAt OR (order.acceptedAt = $beforeAt AND order.id > $afterId))
  AND ($memberId = '' OR order.memberId = $memberId)
WITH order
ORDER BY order.acceptedAt DESC, order.id
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
ORDER BY acceptedAt DESC, id
