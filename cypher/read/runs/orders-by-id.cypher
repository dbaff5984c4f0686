// Orders of earlier periods that a credit note takes back.
// access: read
// expects: NodeUniqueIndexSeek
UNWIND $ids AS id
MATCH (order:Order {id: id})
RETURN
  order.id AS id,
  order.number AS number,
  order.kind AS kind,
  order.period AS period,
  order.memberId AS memberId,
  CASE WHEN order.byCustomer THEN order.buyerId ELSE '' END AS customerId,
  order.productCodes AS productCodes,
  order.quantities AS quantities,
  order.lineCvMinor AS cvMinor,
  order.linePvHundredths AS pvHundredths,
  order.lineAmountMinor AS amountMinor
