// What the graph holds of orders, to be compared with their events.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $ids AS id
MATCH (order:Order {id: id})
RETURN
  order.id AS id,
  order.state AS state,
  order.buyerId AS buyerId,
  order.memberId AS memberId,
  order.kind AS kind,
  order.byCustomer AS byCustomer,
  order.acceptedAt AS acceptedAt,
  order.period AS period,
  order.amountMinor AS amountMinor,
  order.cvMinor AS cvMinor,
  order.pvHundredths AS pvHundredths,
  order.lineAmountMinor AS lineAmountMinor,
  order.lineCvMinor AS lineCvMinor,
  order.linePvHundredths AS linePvHundredths
