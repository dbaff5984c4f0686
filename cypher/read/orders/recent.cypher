// A page of all orders, newest first.
// access: read
// expects: NodeIndexSeek
MATCH (order:Order)
WHERE order.acceptedAt <= $beforeAt
  AND order.id IS NOT NULL
  AND (order.acceptedAt < $beforeAt OR (order.acceptedAt = $beforeAt AND order.id > $afterId))
  AND ($state = '' OR order.state = $state)
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
