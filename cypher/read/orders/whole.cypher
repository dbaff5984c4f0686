// One order with its lines, by id or by number.
// access: read
// expects: NodeUniqueIndexSeek
CALL () {
  MATCH (order:Order {id: $id})
  RETURN order
  UNION
  MATCH (order:Order {number: $number})
  RETURN order
}
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
  order.productCodes AS productCodes,
  order.quantities AS quantities,
  order.lineAmountMinor AS lineAmountMinor,
  order.lineCvMinor AS lineCvMinor,
  order.linePvHundredths AS linePvHundredths
